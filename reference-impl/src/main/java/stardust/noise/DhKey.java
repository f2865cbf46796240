package stardust.noise;

import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** A Curve25519 key pair. */
final class DhKey {

  /** The size of a private or a public key in bytes. */
  static final int BYTES = 32;

  private final byte[] privateKey;
  private final byte[] publicKey = new byte[BYTES];

  private DhKey(byte[] privateKey) {
    this.privateKey = privateKey;
    X25519.scalarMultBase(privateKey, 0, publicKey, 0);
  }

  /** The pair of a private key of 32 bytes. */
  static DhKey of(byte[] privateKey) {
    if (privateKey.length != BYTES) {
      throw new IllegalArgumentException("a private key of " + privateKey.length + " bytes");
    }
    return new DhKey(privateKey.clone());
  }

  static DhKey fresh(SecureRandom random) {
    byte[] privateKey = new byte[BYTES];
    X25519.generatePrivateKey(random, privateKey);
    return new DhKey(privateKey);
  }

  /** 32 bytes. */
  byte[] publicKey() {
    return publicKey.clone();
  }

  /**
   * The shared secret, 32 bytes.
   *
   * @throws NoiseException when the other key is of low order, so that the secret would be zero and
   *     known to everyone
   */
  byte[] agree(byte[] remotePublicKey) throws NoiseException {
    byte[] secret = new byte[BYTES];
    if (!X25519.calculateAgreement(privateKey, 0, remotePublicKey, 0, secret, 0)) {
      throw new NoiseException("a public key of low order");
    }
    return secret;
  }
}
