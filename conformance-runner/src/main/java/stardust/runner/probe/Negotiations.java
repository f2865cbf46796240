package stardust.runner.probe;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The negotiations by hand of one scenario: each peer's last one. */
public final class Negotiations {

  private final Map<Peer, Talk> talks = new HashMap<>();
  private final Map<Peer, String> answered = new HashMap<>();

  /** The peer begins a negotiation. */
  public void begin(Peer peer, Talk talk) {
    talks.put(peer, talk);
    answered.remove(peer);
  }

  /** The negotiation that the peer began last. */
  public Talk of(Peer peer) {
    Talk talk = talks.get(peer);
    if (talk == null) {
      throw new IllegalStateException(peer.label() + " negotiates nothing");
    }
    return talk;
  }

  /** Keeps an answer that was read already. */
  public void agreed(Peer peer, String protocol) {
    answered.put(peer, protocol);
  }

  /** The answer to the last proposal; empty when none comes in time. */
  public Optional<String> answer(Peer peer, Duration timeout) {
    String known = answered.remove(peer);
    return known == null ? of(peer).answer(timeout) : Optional.of(known);
  }
}
