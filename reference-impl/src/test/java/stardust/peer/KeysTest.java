package stardust.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  static List<PrivateKey> fresh() {
    return List.of(
        Keys.generateRsa(1024, RANDOM),
        Keys.generateEd25519(RANDOM),
        Keys.generateSecp256k1(RANDOM));
  }

  @ParameterizedTest
  @MethodSource("fresh")
  void readsBackAGeneratedKey(PrivateKey key) throws KeyException {
    PrivateKey read = Keys.decodePrivate(key.encoded());
    assertThat(read.encoded()).isEqualTo(key.encoded());
    assertThat(Keys.decodePublic(key.publicKey().encoded())).isEqualTo(read.publicKey());
  }

  @ParameterizedTest
  @MethodSource("fresh")
  void signsWithAGeneratedKey(PrivateKey key) {
    byte[] message = "signed".getBytes(UTF_8);
    assertThat(key.publicKey().verifies(message, key.sign(message))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("fresh")
  void tellsKeysApart(PrivateKey key) {
    PublicKey other = Keys.generateEd25519(RANDOM).publicKey();
    assertThat(key.publicKey()).isNotEqualTo(other);
    assertThat(key.publicKey().peerId()).isNotEqualTo(other.peerId());
    assertThat(key.publicKey().peerId().matches(other)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 1023, 1112})
  void generatesRsaKeysOfExactlyTheWantedLength(int bits) {
    assertThat(Keys.generateRsa(bits, RANDOM).publicKey().bits()).isEqualTo(bits);
  }

  @ParameterizedTest
  @ValueSource(ints = {511, 8193})
  void refusesToGenerateRsaKeysThatItWouldNotRead(int bits) {
    assertThatThrownBy(() -> Keys.generateRsa(bits, RANDOM))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void makesTheSameKeyOfTheSamePrimes() throws KeyException {
    BigInteger p = BigInteger.probablePrime(560, new Random(5));
    BigInteger q = BigInteger.probablePrime(560, new Random(6));
    RsaPrivateKey key = Keys.rsaFromPrimes(p, q);
    assertThat(key.publicKey().encoded()).isEqualTo(Keys.rsaFromPrimes(p, q).publicKey().encoded());
    assertThat(key.decrypt(key.publicKey().encrypt(new byte[128]))).isEqualTo(new byte[128]);
  }

  @Test
  void refusesPrimesThatMakeNoKey() {
    BigInteger p = BigInteger.probablePrime(512, new Random(7));
    assertThatThrownBy(() -> Keys.rsaFromPrimes(p, p)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Keys.rsaFromPrimes(p, BigInteger.valueOf(65538)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesToEncryptMoreThanTheKeyHolds() throws KeyException {
    RsaPublicKey key = Keys.generateRsa(1112, RANDOM).publicKey();
    assertThat(key.encrypt(new byte[128])).hasSize(139);
    assertThatThrownBy(() -> key.encrypt(new byte[129]))
        .isInstanceOf(KeyException.class)
        .hasMessage("an RSA key of 1112 bits encrypts at most 128 bytes, not 129");
  }

  @Test
  void refusesACiphertextOfAnotherLength() {
    RsaPrivateKey key = Keys.generateRsa(1024, RANDOM);
    assertThatThrownBy(() -> key.decrypt(new byte[127]))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("128 bytes, not 127");
  }

  @Test
  void refusesACiphertextForAnotherKey() throws KeyException {
    byte[] cipher = Keys.generateRsa(1024, RANDOM).publicKey().encrypt(new byte[16]);
    RsaPrivateKey other = Keys.generateRsa(1024, RANDOM);
    assertThatThrownBy(() -> other.decrypt(cipher)).isInstanceOf(KeyException.class);
  }

  @Test
  void keepsPrivateKeysOutOfTexts() {
    PrivateKey key = Keys.generateEd25519(RANDOM);
    assertThat(key).hasToString("private ED25519 key of " + key.publicKey().peerId());
  }
}
