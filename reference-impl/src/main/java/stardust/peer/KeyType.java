package stardust.peer;

/** The kinds of key that identify a peer; see the "Peer Ids and Keys" specification of libp2p. */
public enum KeyType {
  RSA(0),
  ED25519(1),
  SECP256K1(2);

  private final int code;

  KeyType(int code) {
    this.code = code;
  }

  /** The value of the field {@code Type} of a key's protobuf. */
  public int code() {
    return code;
  }
}
