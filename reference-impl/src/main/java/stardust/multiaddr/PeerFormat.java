package stardust.multiaddr;

import stardust.peer.KeyException;
import stardust.peer.PeerId;

/** A peer id: base58btc or CID as text, the multihash in binary. */
final class PeerFormat implements ValueFormat {

  @Override
  public int length() {
    return PREFIXED;
  }

  @Override
  public byte[] parse(String text) throws MultiaddrException {
    try {
      return PeerId.parse(text).bytes();
    } catch (KeyException e) {
      throw new MultiaddrException(e.getMessage(), e);
    }
  }

  @Override
  public String print(byte[] value) throws MultiaddrException {
    try {
      return PeerId.fromBytes(value).toBase58();
    } catch (KeyException e) {
      throw new MultiaddrException(e.getMessage(), e);
    }
  }
}
