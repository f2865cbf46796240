package stardust.runner.probe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import stardust.connection.UpgradeOptions;
import stardust.connection.UpgradeTimeouts;
import stardust.connection.UpgradedConnection;
import stardust.connection.Upgrader;
import stardust.peer.PeerId;
import stardust.ping.Ping;
import stardust.runner.engine.ScenarioRecord;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.time.Timing;

/** Runs the libp2p upgrade between two probes over a relay: both ends are ours, the way is not. */
public final class NestedUpgrade {

  private final Offer offer;
  private final Timing timing;
  private final ScenarioRecord seen;

  public NestedUpgrade(Offer offer, Timing timing, ScenarioRecord seen) {
    this.offer = offer;
    this.timing = timing;
    this.seen = seen;
  }

  /** The two ends of an upgraded relay. */
  public record Ends(UpgradedConnection dialler, UpgradedConnection target) {}

  /** Upgrades; whatever goes wrong breaks the scenario's requirement. */
  public Ends run(Peer dialler, BlockingStream from, Peer target, BlockingStream to) {
    return run(dialler, from, offer, target, to);
  }

  /** The same when the dialler's first proposal at each step is one that the target refuses. */
  public Ends runAfterRefusals(Peer dialler, BlockingStream from, Peer target, BlockingStream to) {
    return run(dialler, from, Unspoken.before(offer), target, to);
  }

  private Ends run(
      Peer dialler, BlockingStream from, Offer proposed, Peer target, BlockingStream to) {
    CompletableFuture<UpgradedConnection> responder =
        start(target, to, offer, false, Optional.empty());
    CompletableFuture<UpgradedConnection> initiator =
        start(dialler, from, proposed, true, Optional.of(target.id()));
    return new Ends(
        Waits.get(initiator, timing.relay(), words -> broken(dialler, words)),
        Waits.get(responder, timing.relay(), words -> broken(target, words)));
  }

  /** A ping over the upgraded relay. */
  public void ping(UpgradedConnection nested, byte[] block, String other, Duration timeout) {
    CompletableFuture<Duration> answered = new CompletableFuture<>();
    nested.loop().run(() -> Waits.pipe(Ping.send(nested, block, timeout), answered));
    Waits.get(
        answered,
        timeout.multipliedBy(2),
        words -> RequirementBroken.here("an answer of " + other + " to a ping", words));
  }

  private CompletableFuture<UpgradedConnection> start(
      Peer peer, BlockingStream end, Offer own, boolean initiator, Optional<PeerId> expected) {
    CompletableFuture<UpgradedConnection> upgraded = new CompletableFuture<>();
    UpgradeOptions common =
        UpgradeOptions.of(peer.identity(), own.securities(), own.muxers(), List.of(new Ping()))
            .withTimeouts(UpgradeTimeouts.each(timing.connecting()))
            .withTap(seen.trace().tap(peer.label(), peer.label() + " over the relay"));
    UpgradeOptions options = expected.map(common::withExpected).orElse(common);
    end.duplex()
        .loop()
        .run(() -> Waits.pipe(new Upgrader(options).upgrade(end.detach(), initiator), upgraded));
    return upgraded;
  }

  private static RequirementBroken broken(Peer peer, String words) {
    return RequirementBroken.here(
        "a libp2p connection over the relay", "at " + peer.label() + " " + words);
  }
}
