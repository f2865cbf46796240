package stardust.runner.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import stardust.runner.identity.Identities;
import stardust.runner.time.Timing;

/** The peers of one scenario, by their names. */
public final class Peers {

  private final Linker linker;
  private final Identities identities;
  private final Timing timing;
  private final ScenarioRandom random;
  private final Detours detours;
  private final Map<String, Peer> peers = new LinkedHashMap<>();
  private int fresh;

  public Peers(
      Linker linker, Identities identities, Timing timing, ScenarioRandom random, Detours detours) {
    this.linker = linker;
    this.identities = identities;
    this.timing = timing;
    this.random = random;
    this.detours = detours;
  }

  /** The peer with this name; made, with an identity of its own, when it is first asked for. */
  public synchronized Peer get(String label) {
    return peers.computeIfAbsent(
        label,
        name -> {
          Random own = random.next();
          return new Peer(name, identities.next(own), linker, timing, own, detours);
        });
  }

  /** A peer that nothing has been done with. */
  public synchronized Peer fresh() {
    fresh++;
    return get("fresh peer " + fresh);
  }

  /** Cuts every connection. */
  public synchronized void close() {
    List.copyOf(peers.values()).forEach(Peer::closeAll);
  }
}
