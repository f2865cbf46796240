package stardust.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.io.Bytes;
import stardust.vectors.WireVectors;

/** What strangers may send in place of a key. */
class HostileKeysTest {

  private static final String RSA = "peerid.rsaA";
  private static final BigInteger F4 = BigInteger.valueOf(65537);

  @Test
  void refusesEveryTruncationOfAnRsaKey() {
    byte[] protobuf = publicKey(RSA);
    for (int length = 0; length < protobuf.length; length++) {
      byte[] cut = Arrays.copyOf(protobuf, length);
      assertRefused(() -> Keys.decodePublic(cut));
    }
  }

  @Test
  void refusesEveryTruncationOfItsDer() throws KeyException {
    byte[] der = KeyProtobuf.decodePublic(publicKey(RSA)).data();
    for (int length = 0; length < der.length; length++) {
      byte[] cut = KeyProtobuf.encodePublic(KeyType.RSA, Arrays.copyOf(der, length));
      assertRefused(() -> Keys.decodePublic(cut));
    }
  }

  @Test
  void refusesTrailingBytesInTheDer() throws KeyException {
    byte[] der = KeyProtobuf.decodePublic(publicKey(RSA)).data();
    assertRefused(() -> RsaPublicKey.decode(Bytes.concat(der, new byte[1])), "too many");
  }

  @ParameterizedTest
  @CsvSource({"8, bits", "511, bits", "8193, bits", "16384, bits"})
  void refusesAModulusOfAnUnreasonableSize(int bits, String message) {
    BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
    assertRefused(() -> Keys.decodePublic(rsa(modulus, F4)), message);
  }

  @Test
  void refusesAModulusOfZero() {
    assertRefused(() -> Keys.decodePublic(rsa(BigInteger.ZERO, F4)), "not 0");
  }

  @Test
  void refusesAnEvenModulus() {
    BigInteger modulus = BigInteger.ONE.shiftLeft(2047);
    assertRefused(() -> Keys.decodePublic(rsa(modulus, F4)), "odd");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 65536})
  void refusesAnExponentThatEncryptsNothing(long exponent) {
    BigInteger modulus = BigInteger.ONE.shiftLeft(2047).setBit(0);
    assertRefused(
        () -> Keys.decodePublic(rsa(modulus, BigInteger.valueOf(exponent))), "odd and at least 3");
  }

  @Test
  void refusesAnExponentThatCostsTooMuchTime() {
    BigInteger modulus = BigInteger.ONE.shiftLeft(2047).setBit(0);
    assertRefused(() -> Keys.decodePublic(rsa(modulus, modulus)), "at most 64 bits");
  }

  @Test
  void refusesANegativeModulus() throws KeyException {
    byte[] der = KeyProtobuf.decodePublic(publicKey(RSA)).data();
    int leadingZero = Bytes.hex(der).indexOf("0282010100") / 2 + 4;
    der[leadingZero] = (byte) 0x80;
    assertRefused(() -> RsaPublicKey.decode(der), "not negative");
  }

  @Test
  void refusesAKeyThatIsTooLongToLookAt() {
    assertRefused(() -> Keys.decodePublic(new byte[100_000]), "at most");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing at all
        "0800", // no data
        "1200", // no type
        "08041200", // an unknown type
        "080112", // cut off
        "08011200", // an empty Ed25519 key
        "08021200", // an empty secp256k1 key
        "08001200", // an empty RSA key
        "12000a00", // a type of the wrong wire type
      })
  void refusesAnEnvelopeThatHoldsNoKey(String hex) {
    assertRefused(() -> Keys.decodePublic(Bytes.fromHex(hex)));
    assertRefused(() -> Keys.decodePrivate(Bytes.fromHex(hex)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"08011221", "0801121f"})
  void refusesAnEd25519KeyOfAWrongLength(String header) {
    byte[] head = Bytes.fromHex(header);
    byte[] key = Bytes.concat(head, new byte[head[3]]);
    assertRefused(() -> Keys.decodePublic(key), "32 bytes");
  }

  @Test
  void refusesEd25519BytesThatAreNoPoint() {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 0xff);
    assertRefused(() -> Ed25519PublicKey.decode(key), "point");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x01, 0x04, 0x05})
  void refusesASecp256k1PointThatIsNotCompressed(int first) {
    byte[] key = new byte[33];
    key[0] = (byte) first;
    assertRefused(() -> Secp256k1PublicKey.decode(key), "point");
  }

  @Test
  void refusesASecp256k1PointOffTheCurve() {
    byte[] key = new byte[33];
    key[0] = 2;
    key[32] = 5;
    assertRefused(() -> Secp256k1PublicKey.decode(key), "point");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"
      })
  void refusesASecp256k1ScalarOutOfRange(String hex) {
    assertRefused(() -> Secp256k1PrivateKey.decode(Bytes.fromHex(hex)), "order");
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 63, 64, 95})
  void refusesAnEd25519PrivateKeyWithAForeignPublicKey(int at) throws KeyException {
    byte[] protobuf =
        WireVectors.named("peerid.ed25519A").hex("privateKeyProtobufAsWrittenByOldJs");
    byte[] data = KeyProtobuf.decodePrivate(protobuf).data();
    data[at] ^= 1;
    assertRefused(() -> Ed25519PrivateKey.decode(data), "not its own");
  }

  @Test
  void refusesAnRsaPrivateKeyWhoseNumbersDoNotBelongTogether() throws KeyException {
    byte[] protobuf = WireVectors.named(RSA).hex("privateKeyProtobuf");
    byte[] der = KeyProtobuf.decodePrivate(protobuf).data();
    der[der.length - 1] ^= 2;
    byte[] broken = KeyProtobuf.encodePrivate(KeyType.RSA, der);
    assertRefused(() -> Keys.decodePrivate(broken), "belong together");
  }

  @ParameterizedTest
  @ValueSource(strings = {"peerid.rsaA", "peerid.ed25519A", "peerid.secp256k1"})
  void takesOddEncodingsAndHashesTheCanonicalOne(String name) throws KeyException {
    byte[] canonical = publicKey(name);
    byte[] type = Arrays.copyOf(canonical, 2);
    byte[] data = Arrays.copyOfRange(canonical, 2, canonical.length);
    byte[] paddedType = {8, (byte) (type[1] | 0x80), 0};
    byte[] extra = Bytes.fromHex("1a0161");
    PeerId id = Keys.decodePublic(canonical).peerId();

    assertThat(Keys.decodePublic(Bytes.concat(data, type)).peerId()).isEqualTo(id);
    assertThat(Keys.decodePublic(Bytes.concat(paddedType, data)).peerId()).isEqualTo(id);
    assertThat(Keys.decodePublic(Bytes.concat(canonical, extra)).peerId()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"peerid.rsaA", "peerid.ed25519A", "peerid.secp256k1"})
  void holdsASignatureOfAnyLengthForWrong(String name) throws KeyException {
    PublicKey key = Keys.decodePublic(publicKey(name));
    for (int length = 0; length < 300; length++) {
      assertThat(key.verifies(new byte[3], new byte[length])).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"peerid.rsaA", "peerid.ed25519A", "peerid.secp256k1"})
  void neverThrowsAnythingElseForDamagedKeys(String name) {
    Random random = new Random(3);
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      refused += isRefused(damaged(publicKey(name), random), false) ? 1 : 0;
      byte[] privateKey = WireVectors.named(name).hex("privateKeyProtobuf");
      refused += isRefused(damaged(privateKey, random), true) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(500);
  }

  @Test
  void neverThrowsAnythingElseForRandomBytes() {
    Random random = new Random(4);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      isRefused(bytes, false);
      isRefused(bytes, true);
    }
  }

  private static boolean isRefused(byte[] bytes, boolean secret) {
    try {
      if (secret) {
        Keys.decodePrivate(bytes);
      } else {
        Keys.decodePublic(bytes).verifies(bytes, bytes);
      }
      return false;
    } catch (KeyException e) {
      return true;
    }
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    byte[] damaged = Arrays.copyOf(bytes, bytes.length - random.nextInt(2) * random.nextInt(9));
    for (int i = random.nextInt(4); i >= 0; i--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
    }
    return damaged;
  }

  private static byte[] rsa(BigInteger modulus, BigInteger exponent) {
    byte[] numbers = Der.sequence(Der.integer(modulus), Der.integer(exponent));
    byte[] algorithm = Bytes.fromHex("300d06092a864886f70d0101010500");
    byte[] info = Der.sequence(algorithm, Der.bitString(numbers));
    return KeyProtobuf.encodePublic(KeyType.RSA, info);
  }

  private static byte[] publicKey(String name) {
    return WireVectors.named(name).hex("publicKeyProtobuf");
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(KeyException.class);
  }

  private static void assertRefused(ThrowingCallable call, String words) {
    assertThatThrownBy(call).isInstanceOf(KeyException.class).hasMessageContaining(words);
  }
}
