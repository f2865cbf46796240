package stardust.peer;

import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** An Ed25519 public key; RFC 8032. */
final class Ed25519PublicKey extends AbstractPublicKey {

  static final int LENGTH = Ed25519.PUBLIC_KEY_SIZE;

  private final Ed25519PublicKeyParameters key;

  Ed25519PublicKey(Ed25519PublicKeyParameters key) {
    super(KeyType.ED25519, key.getEncoded());
    this.key = key;
  }

  /** Reads the 32 bytes of a point. */
  static Ed25519PublicKey decode(byte[] point) throws KeyException {
    if (point.length != LENGTH) {
      throw new KeyException("an Ed25519 public key has " + LENGTH + " bytes, not " + point.length);
    }
    try {
      return new Ed25519PublicKey(new Ed25519PublicKeyParameters(point));
    } catch (IllegalArgumentException e) {
      throw new KeyException("an Ed25519 public key is a point of the curve; this is none", e);
    }
  }

  @Override
  public boolean verifies(byte[] message, byte[] signature) {
    return signature.length == Ed25519.SIGNATURE_SIZE
        && key.verify(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
  }
}
