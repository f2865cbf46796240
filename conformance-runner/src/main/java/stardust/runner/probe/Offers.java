package stardust.runner.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import stardust.muxer.MuxerFactory;
import stardust.runner.judge.RequirementBroken;
import stardust.security.SecurityProtocol;

/** Finds out what a server agrees to, by trying each combination on a connection of its own. */
public final class Offers {

  private final ServerUnderTest server;
  private final Peers peers;

  public Offers(ServerUnderTest server, Peers peers) {
    this.server = server;
    this.peers = peers;
  }

  /** What it agrees to, of all that the probes of this run propose. */
  public String describe() {
    List<String> agreed = new ArrayList<>();
    for (SecurityProtocol security : server.offer().securities()) {
      tryMuxers(List.of(security), security.protocol(), agreed);
    }
    if (server.offer().securities().isEmpty()) {
      tryMuxers(List.of(), "no security", agreed);
    }
    return agreed.isEmpty() ? "nothing" : agreed.stream().collect(Collectors.joining(", "));
  }

  private void tryMuxers(List<SecurityProtocol> security, String name, List<String> agreed) {
    for (MuxerFactory muxer : server.offer().muxers()) {
      if (connects(new Offer(security, List.of(muxer)))) {
        agreed.add(name + " with " + muxer.protocol());
      }
    }
  }

  private boolean connects(Offer offer) {
    try {
      Peer peer = peers.fresh();
      server.connect(peer.label() + "1", peer.identity(), Forwarded.REFUSE, offer).close();
      return true;
    } catch (RequirementBroken refused) {
      return false;
    }
  }
}
