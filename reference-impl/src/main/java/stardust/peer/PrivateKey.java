package stardust.peer;

/** The private key of a peer. Must not be sent anywhere. */
public sealed interface PrivateKey permits RsaPrivateKey, Ed25519PrivateKey, Secp256k1PrivateKey {

  PublicKey publicKey();

  /** Signs the message; {@link PublicKey#verifies} says how. */
  byte[] sign(byte[] message);

  /**
   * The libp2p {@code PrivateKey} protobuf. Data of RSA: DER of the PKCS#1 RSAPrivateKey; of
   * Ed25519: seed and public key, 64 bytes; of secp256k1: the scalar, 32 bytes.
   */
  byte[] encoded();
}
