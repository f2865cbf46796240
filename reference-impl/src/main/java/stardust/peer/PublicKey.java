package stardust.peer;

/** The public key of a peer. Equal to every public key with the same canonical encoding. */
public sealed interface PublicKey permits AbstractPublicKey {

  KeyType type();

  /**
   * The canonical libp2p {@code PublicKey} protobuf: both fields, type first, minimal varints. This
   * is what a peer id is the hash of, whatever odd encoding the key came in.
   */
  byte[] encoded();

  /**
   * Whether the signature was made over the message with the private key to this. A signature of a
   * wrong length or form is simply not right. RSA: RSASSA-PKCS1-v1_5 with SHA-256; Ed25519: RFC
   * 8032; secp256k1: ECDSA over SHA-256, DER.
   */
  boolean verifies(byte[] message, byte[] signature);

  /** The id of the peer that this key belongs to. */
  PeerId peerId();
}
