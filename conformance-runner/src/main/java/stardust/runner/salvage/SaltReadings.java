package stardust.runner.salvage;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.jspecify.annotations.Nullable;
import stardust.peer.KeyException;
import stardust.peer.RsaPrivateKey;

/** Reads salts that RSAES-PKCS1-v1_5 does not decrypt: in the other ways, one after the other. */
public final class SaltReadings {

  private static final int SALT = 128;

  private static final String PADDING =
      "Check the padding that the encryption asks for: PKCS#1 v1.5, while OAEP is what WebCrypto"
          + " and node's publicEncrypt do unless told otherwise.";
  private static final String RAW =
      "Check that saltEncrypted holds the bytes that the encryption gave, as they are.";
  private static final String CLEAR =
      "Check that the salt is encrypted under the public key of the JoinInit before it is sent.";

  private final RsaPrivateKey key;
  private final byte[] encrypted;

  private SaltReadings(RsaPrivateKey key, byte[] encrypted) {
    this.key = key;
    this.encrypted = encrypted;
  }

  /**
   * The salt as somebody may have encrypted it for this key; empty if in none of the ways.
   *
   * @param encrypted what does not decrypt as it should
   */
  public static Optional<SaltReading> of(RsaPrivateKey key, byte[] encrypted) {
    return new SaltReadings(key, encrypted).first();
  }

  /**
   * The salt if it was encrypted with OAEP, whose hash no other padding meets by chance.
   *
   * @param encrypted what may decrypt as it should all the same: one OAEP block in some hundreds
   *     looks like one of PKCS#1 v1.5 with something shorter in it
   */
  public static Optional<SaltReading> ofOaep(RsaPrivateKey key, byte[] encrypted) {
    return new SaltReadings(key, encrypted).anyOaep();
  }

  private Optional<SaltReading> first() {
    Stream<Supplier<Optional<SaltReading>>> ways =
        Stream.of(
            this::anyOaep,
            this::unpadded,
            this::clear,
            this::signed,
            this::reversed,
            this::base64,
            this::hex);
    return ways.map(Supplier::get).flatMap(Optional::stream).findFirst();
  }

  private Optional<SaltReading> anyOaep() {
    Stream<Supplier<Optional<SaltReading>>> ways =
        Stream.of(
            () -> oaep("SHA-1", "SHA-1"),
            () -> oaep("SHA-256", "SHA-256"),
            () -> oaep("SHA-256", "SHA-1"),
            () -> oaep("SHA-512", "SHA-512"));
    return ways.map(Supplier::get).flatMap(Optional::stream).findFirst();
  }

  private Optional<SaltReading> oaep(String hash, String mask) {
    var spec =
        new OAEPParameterSpec(
            hash, "MGF1", new MGF1ParameterSpec(mask), PSource.PSpecified.DEFAULT);
    String name =
        "RSAES-OAEP with " + hash + (hash.equals(mask) ? "" : " and " + mask + " in its mask");
    return decrypt("RSA/ECB/OAEPPadding", spec)
        .map(salt -> new SaltReading(name, "the server encrypted it with " + name, PADDING, salt));
  }

  private Optional<SaltReading> unpadded() {
    return decrypt("RSA/ECB/NoPadding", null)
        .map(block -> Arrays.copyOfRange(block, Math.max(0, block.length - SALT), block.length))
        .filter(salt -> isWhole(salt))
        .map(
            salt ->
                new SaltReading(
                    "RSA without padding",
                    "the server encrypted it with RSA without any padding",
                    PADDING,
                    salt));
  }

  /** Whether nothing but zeros stood in front. */
  private boolean isWhole(byte[] salt) {
    BigInteger all = new BigInteger(1, decrypt("RSA/ECB/NoPadding", null).orElse(salt));
    return all.equals(new BigInteger(1, salt));
  }

  private Optional<SaltReading> clear() {
    return encrypted.length == SALT
        ? Optional.of(
            new SaltReading(
                "no encryption",
                "the server sent 128 bytes, which are the salt in clear if they are one, so that"
                    + " anyone can join as anyone",
                CLEAR,
                encrypted))
        : Optional.empty();
  }

  /** A big integer has a zero in front where the top bit is set, and none where zeros stood. */
  private Optional<SaltReading> signed() {
    byte[] number = new BigInteger(1, encrypted).toByteArray();
    int length = key.publicKey().blockLength();
    byte[] unsigned = new byte[length];
    int from = Math.max(0, number.length - length);
    int count = number.length - from;
    System.arraycopy(number, from, unsigned, length - count, count);
    return encrypted.length == length
        ? Optional.empty()
        : asIntended("the bytes of a signed number", unsigned);
  }

  private Optional<SaltReading> reversed() {
    byte[] turned = new byte[encrypted.length];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = encrypted[encrypted.length - 1 - i];
    }
    return asIntended("little-endian bytes", turned);
  }

  private Optional<SaltReading> base64() {
    return text(text -> Base64.getDecoder().decode(text))
        .flatMap(bytes -> asIntended("base64 text", bytes));
  }

  private Optional<SaltReading> hex() {
    return text(text -> HexFormat.of().parseHex(text))
        .flatMap(bytes -> asIntended("hexadecimal text", bytes));
  }

  private interface TextCode {
    byte[] decode(String text);
  }

  private Optional<byte[]> text(TextCode code) {
    try {
      return Optional.of(code.decode(new String(encrypted, StandardCharsets.ISO_8859_1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<SaltReading> asIntended(String form, byte[] cipher) {
    try {
      byte[] salt = key.decrypt(cipher);
      String name = "RSAES-PKCS1-v1_5 as " + form;
      return Optional.of(
          new SaltReading(name, "the server sent what it encrypted as " + form, RAW, salt));
    } catch (KeyException e) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> decrypt(String name, @Nullable AlgorithmParameterSpec spec) {
    try {
      Cipher cipher = Cipher.getInstance(name);
      cipher.init(Cipher.DECRYPT_MODE, key.toJava(), spec);
      return Optional.of(cipher.doFinal(encrypted));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
