package stardust.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stardust.peer.PeerId;

/** One entry to an id; the newest connection has it. */
final class OnlinePeersTable implements OnlinePeers {

  private final Map<PeerId, OnlinePeer> peers = new LinkedHashMap<>();

  @Override
  public synchronized Optional<OnlinePeer> add(OnlinePeer peer) {
    Optional<OnlinePeer> displaced = Optional.ofNullable(peers.remove(peer.id()));
    peers.put(peer.id(), peer);
    return displaced;
  }

  @Override
  public synchronized boolean remove(OnlinePeer peer) {
    return peers.remove(peer.id(), peer);
  }

  @Override
  public synchronized Optional<OnlinePeer> find(PeerId id) {
    return Optional.ofNullable(peers.get(id));
  }

  @Override
  public synchronized List<OnlinePeer> all() {
    return List.copyOf(peers.values());
  }
}
