package stardust.runner.salvage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stardust.io.Bytes;
import stardust.peer.RsaPrivateKey;
import stardust.runner.identity.Identities;

class SaltReadingsTest {

  private static final RsaPrivateKey KEY = new Identities().next(new Random(1));

  private final byte[] salt = new byte[128];

  SaltReadingsTest() {
    new Random(2).nextBytes(salt);
  }

  @ParameterizedTest
  @CsvSource({
    "RSA/ECB/OAEPWithSHA-1AndMGF1Padding, RSAES-OAEP with SHA-1",
    "RSA/ECB/OAEPWithSHA-256AndMGF1Padding, RSAES-OAEP with SHA-256 and SHA-1 in its mask",
    "RSA/ECB/NoPadding, RSA without padding"
  })
  void readsOtherPaddings(String cipher, String name) {
    SaltReading reading = read(Encryptions.encrypt(cipher, KEY.publicKey(), salt));

    assertThat(reading.name()).isEqualTo(name);
    assertThat(reading.salt()).isEqualTo(salt);
  }

  @Test
  void readsTextOfTheCiphertext() {
    byte[] encrypted = rightly();

    assertThat(read(Base64.getEncoder().encode(encrypted)).name()).endsWith("as base64 text");
    assertThat(read(Bytes.hex(encrypted).getBytes(StandardCharsets.US_ASCII)).name())
        .endsWith("as hexadecimal text");
  }

  @Test
  void readsTheCiphertextAsASignedNumber() {
    byte[] encrypted = rightly();

    assertThat(read(Bytes.concat(new byte[1], encrypted)).name())
        .isEqualTo("RSAES-PKCS1-v1_5 as the bytes of a signed number");
  }

  @Test
  void readsTheCiphertextBackwards() {
    byte[] encrypted = rightly();
    byte[] turned = new byte[encrypted.length];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = encrypted[encrypted.length - 1 - i];
    }

    assertThat(read(turned).salt()).isEqualTo(salt);
  }

  @Test
  void takes128BytesForTheSaltInClear() {
    assertThat(read(salt).seen()).contains("anyone can join as anyone");
  }

  @Test
  void readsNothingIntoNoise() {
    byte[] noise = new byte[256];
    new Random(3).nextBytes(noise);

    assertThat(SaltReadings.of(KEY, noise)).isEmpty();
  }

  private byte[] rightly() {
    return Encryptions.encrypt("RSA/ECB/PKCS1Padding", KEY.publicKey(), salt);
  }

  private static SaltReading read(byte[] encrypted) {
    return SaltReadings.of(KEY, encrypted).orElseThrow();
  }
}
