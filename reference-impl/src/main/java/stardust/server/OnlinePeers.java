package stardust.server;

import java.util.List;
import java.util.Optional;
import stardust.peer.PeerId;

/** Who is online. Called from the loops of all connections. */
public interface OnlinePeers {

  /** Lists the peer, and returns the one with the same id whose place it took. */
  Optional<OnlinePeer> add(OnlinePeer peer);

  /** Takes this peer off; without effect, and false, when another has its place or none. */
  boolean remove(OnlinePeer peer);

  /** The peer with this id. */
  Optional<OnlinePeer> find(PeerId id);

  /** All peers that are online, in the order in which they joined. */
  List<OnlinePeer> all();
}
