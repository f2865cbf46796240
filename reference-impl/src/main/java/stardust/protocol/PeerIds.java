package stardust.protocol;

import java.util.Optional;
import stardust.peer.KeyException;
import stardust.peer.PeerId;

/** Peer ids in messages. */
public final class PeerIds {

  private PeerIds() {}

  /** The peer id with these raw multihash bytes; empty when they are none. */
  public static Optional<PeerId> read(byte[] multihash) {
    try {
      return Optional.of(PeerId.fromBytes(multihash));
    } catch (KeyException e) {
      return Optional.empty();
    }
  }
}
