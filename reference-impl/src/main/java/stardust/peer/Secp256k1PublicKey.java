package stardust.peer;

import java.math.BigInteger;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.ECPoint;

/** A public key on the curve secp256k1; SEC 2. */
final class Secp256k1PublicKey extends AbstractPublicKey {

  static final ECDomainParameters CURVE =
      new ECDomainParameters(CustomNamedCurves.getByName("secp256k1"));

  private static final int COMPRESSED_LENGTH = 33;

  private final ECPublicKeyParameters key;

  Secp256k1PublicKey(ECPoint point) {
    super(KeyType.SECP256K1, point.getEncoded(true));
    this.key = new ECPublicKeyParameters(point, CURVE);
  }

  /** Reads the 33 bytes of a compressed point. */
  static Secp256k1PublicKey decode(byte[] point) throws KeyException {
    if (point.length != COMPRESSED_LENGTH) {
      throw new KeyException(
          "a secp256k1 public key has " + COMPRESSED_LENGTH + " bytes, not " + point.length);
    }
    try {
      return new Secp256k1PublicKey(CURVE.getCurve().decodePoint(point));
    } catch (IllegalArgumentException e) {
      throw new KeyException("a secp256k1 public key is a point of the curve; this is none", e);
    }
  }

  @Override
  public boolean verifies(byte[] message, byte[] signature) {
    try {
      DerReader outer = new DerReader(signature);
      DerReader numbers = outer.sequence();
      outer.end();
      BigInteger r = numbers.integer();
      BigInteger s = numbers.integer();
      numbers.end();
      ECDSASigner verifier = new ECDSASigner();
      verifier.init(false, key);
      return verifier.verifySignature(sha256(message), r, s);
    } catch (KeyException e) {
      return false;
    }
  }

  static byte[] sha256(byte[] message) {
    SHA256Digest digest = new SHA256Digest();
    digest.update(message, 0, message.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return hash;
  }
}
