package stardust.peer;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.RSAPublicKeySpec;
import javax.crypto.Cipher;
import stardust.io.Bytes;

/** An RSA public key: the only type that can encrypt, and so the only one that can join. */
public final class RsaPublicKey extends AbstractPublicKey {

  /** Smaller keys cannot even sign a SHA-256 hash. */
  public static final int MIN_BITS = 512;

  /** Larger keys cost more time than a stranger should be able to ask for. */
  public static final int MAX_BITS = 8192;

  /** Bytes that the padding of RSAES-PKCS1-v1_5 takes at least; RFC 8017, section 7.2.1. */
  static final int PADDING = 11;

  static final String CIPHER = "RSA/ECB/PKCS1Padding";
  static final String SIGNATURE = "SHA256withRSA";

  private static final int MAX_EXPONENT_BITS = 64;

  /** AlgorithmIdentifier of rsaEncryption with NULL parameters; RFC 3279, section 2.3.1. */
  private static final byte[] RSA_ENCRYPTION = Bytes.fromHex("300d06092a864886f70d0101010500");

  private final java.security.PublicKey key;
  private final int bits;

  private RsaPublicKey(BigInteger modulus, BigInteger exponent, java.security.PublicKey key) {
    super(KeyType.RSA, subjectPublicKeyInfo(modulus, exponent));
    this.key = key;
    this.bits = modulus.bitLength();
  }

  /** Makes a key of its numbers, after checking that they can be those of one. */
  static RsaPublicKey of(BigInteger modulus, BigInteger exponent) throws KeyException {
    check(modulus, exponent);
    try {
      RSAPublicKeySpec spec = new RSAPublicKeySpec(modulus, exponent);
      return new RsaPublicKey(
          modulus, exponent, KeyFactory.getInstance("RSA").generatePublic(spec));
    } catch (GeneralSecurityException e) {
      throw new KeyException("not an RSA key: " + e.getMessage(), e);
    }
  }

  /** Reads the DER of a SubjectPublicKeyInfo. */
  static RsaPublicKey decode(byte[] der) throws KeyException {
    DerReader outer = new DerReader(der);
    DerReader info = outer.sequence();
    outer.end();
    info.expect(RSA_ENCRYPTION, "the AlgorithmIdentifier of rsaEncryption");
    DerReader bits = info.bitString();
    info.end();
    DerReader numbers = bits.sequence();
    bits.end();
    BigInteger modulus = numbers.integer();
    BigInteger exponent = numbers.integer();
    numbers.end();
    return of(modulus, exponent);
  }

  /** The key for Java's own ciphers, which also tells its numbers. */
  public java.security.interfaces.RSAPublicKey toJava() {
    return (java.security.interfaces.RSAPublicKey) key;
  }

  /** The length of the modulus. */
  public int bits() {
    return bits;
  }

  /** The length of a ciphertext and of a signature in bytes. */
  public int blockLength() {
    return (bits + 7) / 8;
  }

  /** The longest plaintext that {@link #encrypt} takes, in bytes. */
  public int maxPlaintext() {
    return blockLength() - PADDING;
  }

  /**
   * Encrypts with RSAES-PKCS1-v1_5 (RFC 8017, section 7.2), with random padding.
   *
   * @return as many bytes as the modulus has
   * @throws KeyException when the plaintext is too long for this key
   */
  public byte[] encrypt(byte[] plain) throws KeyException {
    if (plain.length > maxPlaintext()) {
      throw new KeyException(
          "an RSA key of "
              + bits
              + " bits encrypts at most "
              + maxPlaintext()
              + " bytes, not "
              + plain.length);
    }
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.ENCRYPT_MODE, key);
      return cipher.doFinal(plain);
    } catch (GeneralSecurityException e) {
      throw new KeyException("this RSA key cannot encrypt: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean verifies(byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(SIGNATURE);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("RSA signatures are part of every Java runtime", e);
    }
  }

  private static void check(BigInteger modulus, BigInteger exponent) throws KeyException {
    int bits = modulus.bitLength();
    if (bits < MIN_BITS || bits > MAX_BITS) {
      throw new KeyException(
          "an RSA key has " + MIN_BITS + " to " + MAX_BITS + " bits, not " + bits);
    }
    if (!modulus.testBit(0)) {
      throw new KeyException("the modulus of an RSA key is odd");
    }
    if (!exponent.testBit(0) || exponent.bitLength() < 2) {
      throw new KeyException("the exponent of an RSA key is odd and at least 3");
    }
    if (exponent.bitLength() > MAX_EXPONENT_BITS) {
      throw new KeyException(
          "the public exponent of an RSA key has at most " + MAX_EXPONENT_BITS + " bits here");
    }
  }

  private static byte[] subjectPublicKeyInfo(BigInteger modulus, BigInteger exponent) {
    byte[] numbers = Der.sequence(Der.integer(modulus), Der.integer(exponent));
    return Der.sequence(RSA_ENCRYPTION, Der.bitString(numbers));
  }
}
