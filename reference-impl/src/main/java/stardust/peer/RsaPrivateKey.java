package stardust.peer;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPrivateCrtKeySpec;
import javax.crypto.Cipher;

/** An RSA private key with its primes. */
public final class RsaPrivateKey implements PrivateKey {

  private final RsaNumbers numbers;
  private final RsaPublicKey publicKey;
  private final java.security.PrivateKey key;

  private RsaPrivateKey(RsaNumbers numbers, RsaPublicKey publicKey, java.security.PrivateKey key) {
    this.numbers = numbers;
    this.publicKey = publicKey;
    this.key = key;
  }

  static RsaPrivateKey of(RsaNumbers numbers) throws KeyException {
    RsaPublicKey publicKey = RsaPublicKey.of(numbers.modulus(), numbers.publicExponent());
    numbers.check();
    try {
      RSAPrivateCrtKeySpec spec = numbers.spec();
      return new RsaPrivateKey(
          numbers, publicKey, KeyFactory.getInstance("RSA").generatePrivate(spec));
    } catch (GeneralSecurityException e) {
      throw new KeyException("not an RSA private key: " + e.getMessage(), e);
    }
  }

  @Override
  public RsaPublicKey publicKey() {
    return publicKey;
  }

  /**
   * Decrypts what was encrypted with RSAES-PKCS1-v1_5 (RFC 8017, section 7.2).
   *
   * @param cipher as many bytes as the modulus has
   * @throws KeyException when the length or the padding is wrong
   */
  public byte[] decrypt(byte[] cipher) throws KeyException {
    if (cipher.length != publicKey.blockLength()) {
      throw new KeyException(
          "a ciphertext for this RSA key has "
              + publicKey.blockLength()
              + " bytes, not "
              + cipher.length);
    }
    try {
      Cipher decryption = Cipher.getInstance(RsaPublicKey.CIPHER);
      decryption.init(Cipher.DECRYPT_MODE, key);
      return decryption.doFinal(cipher);
    } catch (GeneralSecurityException e) {
      throw new KeyException(
          "not encrypted for this key with RSAES-PKCS1-v1_5: " + e.getMessage(), e);
    }
  }

  /** The key for Java's own ciphers, of which the protocol needs none but {@link #decrypt}. */
  public java.security.PrivateKey toJava() {
    return key;
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature signer = Signature.getInstance(RsaPublicKey.SIGNATURE);
      signer.initSign(key);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("RSA signatures are part of every Java runtime", e);
    }
  }

  @Override
  public byte[] encoded() {
    return KeyProtobuf.encodePrivate(KeyType.RSA, numbers.encode());
  }

  @Override
  public String toString() {
    return "private " + publicKey;
  }
}
