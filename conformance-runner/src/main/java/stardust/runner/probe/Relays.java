package stardust.runner.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.time.Timing;

/** The relays of one scenario: for each peer its end of the relay that it got last. */
public final class Relays {

  private final Timing timing;
  private final Map<Peer, BlockingStream> ends = new HashMap<>();
  private final Map<Peer, Integer> taken = new HashMap<>();

  public Relays(Timing timing) {
    this.timing = timing;
  }

  /** Two ends of one relay. */
  public record Relay(BlockingStream dialler, BlockingStream target) {}

  /**
   * Dials, and takes what the target is offered; anything but a relay breaks DIAL-01 or DIAL-02.
   */
  public Relay between(Peer dialler, Peer target) {
    DialAttempt attempt = dialler.dial(target.id().bytes());
    attempt
        .answer()
        .orBroken(seen -> RequirementBroken.of("DIAL-01", "a DialResponse without error", seen));
    Relay relay = new Relay(attempt.pipe().stream(), nextOffered(target));
    ends.put(dialler, relay.dialler());
    ends.put(target, relay.target());
    return relay;
  }

  /** The peer's end of its last relay: what it dialled, or else what it was offered. */
  public BlockingStream end(Peer peer) {
    return ends.computeIfAbsent(
        peer, other -> other.hasDialled() ? other.lastDial().pipe().stream() : nextOffered(other));
  }

  /** The next stream that the server offers the peer; none breaks DIAL-02. */
  public BlockingStream nextOffered(Peer peer) {
    int mark = taken.merge(peer, 1, Integer::sum) - 1;
    Optional<BlockingStream> offered =
        peer.link().offered().awaitAfter(mark, stream -> true, timing.dialAnswer());
    return offered.orElseThrow(
        () ->
            RequirementBroken.of(
                "DIAL-02",
                "a stream that the server opens to " + peer.label(),
                "none came within " + timing.dialAnswer().toMillis() + " ms"));
  }
}
