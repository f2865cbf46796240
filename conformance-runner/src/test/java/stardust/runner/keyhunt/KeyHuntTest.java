package stardust.runner.keyhunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stardust.io.Bytes;
import stardust.peer.RsaPrivateKey;
import stardust.runner.identity.Identities;

class KeyHuntTest {

  private static final Random RANDOM = new Random(3);
  private static final RsaPrivateKey KEY = new Identities().next(RANDOM);
  private static final RSAPrivateCrtKey NUMBERS = (RSAPrivateCrtKey) KEY.toJava();

  private final KeyHunt hunt = new KeyHunt(NUMBERS.getModulus(), NUMBERS.getPublicExponent());

  static Map<String, byte[]> secrets() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    byte[] encoded = KEY.encoded();
    all.put("the libp2p PrivateKey", encoded);
    all.put("PKCS#8", NUMBERS.getEncoded());
    all.put("one prime", bytes(NUMBERS.getPrimeQ()));
    all.put("one prime, little-endian", littleEndian(bytes(NUMBERS.getPrimeP())));
    all.put("the private exponent", bytes(NUMBERS.getPrivateExponent()));
    all.put("the short private exponent", bytes(shortExponent()));
    all.put("base64", ascii(Base64.getEncoder().encodeToString(encoded)));
    all.put("base64 behind letters", ascii("key" + Base64.getEncoder().encodeToString(encoded)));
    all.put("base64 in lines", Base64.getMimeEncoder().encode(encoded));
    all.put("base64 in escaped lines", ascii(pem().replace("\n", "\\n")));
    all.put("toJSON()", ascii("{\"id\":\"Qm\",\"privKey\":\"" + base64(encoded) + "\"}"));
    all.put(
        "toJSON() in base64", ascii(base64(ascii("{\"privKey\":\"" + base64(encoded) + "\"}"))));
    all.put("a prime in base64url", ascii(url(bytes(NUMBERS.getPrimeP()))));
    all.put("a CRT exponent in base64url", ascii(url(bytes(NUMBERS.getPrimeExponentP()))));
    all.put("the exponent in hexadecimal", ascii(NUMBERS.getPrivateExponent().toString(16)));
    all.put("a prime in upper-case hexadecimal", ascii(upperHex(bytes(NUMBERS.getPrimeP()))));
    all.put("a prime in decimal", ascii(NUMBERS.getPrimeP().toString()));
    all.put("a prime in base58", ascii(base58(NUMBERS.getPrimeQ())));
    all.put("the exponent in decimal", ascii("d=" + NUMBERS.getPrivateExponent()));
    return all;
  }

  @ParameterizedTest
  @MethodSource("secretNames")
  void findsASecretWhereverItStands(String name) {
    byte[] secret = Objects.requireNonNull(secrets().get(name));
    byte[] hidden = Bytes.concat(noise(57), new byte[] {0}, secret, new byte[] {0}, noise(33));

    assertThat(hunt.in(hidden)).as(name).isPresent();
  }

  static Iterable<String> secretNames() {
    return secrets().keySet();
  }

  @Test
  void saysWhatItFoundAndWhere() {
    byte[] hidden = ascii("{\"privKey\":\"" + base64(KEY.encoded()) + "\"}");

    assertThat(hunt.in(Map.of("stream 0", hidden)))
        .contains("a prime factor of the client's key as base64 text, in what it sent on stream 0");
  }

  @Test
  void findsNothingInWhatMayTravel() {
    byte[] publicKey = KEY.publicKey().encoded();
    byte[] allowed =
        Bytes.concat(
            publicKey,
            ascii(base64(publicKey)),
            ascii(KEY.publicKey().peerId().toBase58()),
            KEY.sign(noise(100)),
            ascii(HexFormat.of().formatHex(noise(400))),
            ascii(NUMBERS.getModulus().toString()));

    assertThat(hunt.in(allowed)).isEmpty();
  }

  @Test
  void findsNothingInNoiseOrInTheKeyOfSomebodyElse() {
    byte[] other = new Identities().next(new Random(99)).encoded();

    assertThat(hunt.in(Bytes.concat(noise(3000), other, ascii(base64(other))))).isEmpty();
  }

  /** As keys are made of the least common multiple of the primes less one. */
  private static BigInteger shortExponent() {
    BigInteger p = NUMBERS.getPrimeP().subtract(BigInteger.ONE);
    BigInteger q = NUMBERS.getPrimeQ().subtract(BigInteger.ONE);
    BigInteger least = p.multiply(q).divide(p.gcd(q));
    return NUMBERS.getPublicExponent().modInverse(least);
  }

  private static byte[] bytes(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static byte[] littleEndian(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  private static String pem() {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, ascii("\n")).encodeToString(NUMBERS.getEncoded())
        + "\n-----END PRIVATE KEY-----";
  }

  private static String base58(BigInteger number) {
    String digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    StringBuilder text = new StringBuilder();
    for (BigInteger left = number; left.signum() > 0; left = left.divide(BigInteger.valueOf(58))) {
      text.append(digits.charAt(left.mod(BigInteger.valueOf(58)).intValue()));
    }
    return text.reverse().toString();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String upperHex(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] noise(int count) {
    byte[] noise = new byte[count];
    RANDOM.nextBytes(noise);
    return noise;
  }
}
