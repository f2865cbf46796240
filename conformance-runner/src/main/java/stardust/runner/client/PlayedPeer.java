package stardust.runner.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import stardust.connection.UpgradeOptions;
import stardust.connection.UpgradeTimeouts;
import stardust.connection.UpgradedConnection;
import stardust.connection.Upgrader;
import stardust.io.Duplex;
import stardust.peer.PeerId;
import stardust.peer.PrivateKey;
import stardust.peer.RsaPrivateKey;
import stardust.protocol.Stardust;
import stardust.runner.engine.ScenarioRecord;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.Offer;
import stardust.runner.probe.Waits;
import stardust.runner.time.Timing;
import stardust.runner.wrap.ByteByByte;
import stardust.runner.wrap.WithoutFirst;
import stardust.stack.Stack;

/** Another peer that the suite plays: whom the client dials, or who dials the client. */
public final class PlayedPeer {

  private final String label;
  private final RsaPrivateKey identity;
  private Offer offer;
  private final Timing timing;
  private final ScenarioRecord seen;
  private final Overheard overheard;
  private boolean listed = true;
  private boolean slowly;
  private int spoken;

  PlayedPeer(
      String label,
      RsaPrivateKey identity,
      Offer offer,
      Timing timing,
      ScenarioRecord seen,
      Overheard overheard) {
    this.label = label;
    this.identity = identity;
    this.offer = offer;
    this.timing = timing;
    this.seen = seen;
    this.overheard = overheard;
  }

  /** Its peer id. */
  public PeerId id() {
    return identity.publicKey().peerId();
  }

  /** Its name in the scenario. */
  public String label() {
    return label;
  }

  /** Its identity. */
  public RsaPrivateKey identity() {
    return identity;
  }

  /** Whether the server lists it. */
  boolean isListed() {
    return listed;
  }

  /** Is in no list, although it is online. */
  public void staysUnlisted() {
    listed = false;
  }

  /** Agrees to no other security protocol from now on; false if it does not speak that one. */
  public boolean speaksOnly(String security) {
    Offer less = offer.withOnlySecurity(security);
    offer = less;
    return !less.securities().isEmpty();
  }

  /** Writes each byte on its own from now on. */
  public void becomeSlow() {
    slowly = true;
  }

  /** The first bytes that it will write, so many, have been written by somebody else. */
  public void hasSpoken(int bytes) {
    spoken = bytes;
  }

  /**
   * Makes a connection with the client over a relayed stream.
   *
   * @param proven the identity that it proves
   * @param initiator whether it is this peer that dialled
   */
  public CompletableFuture<UpgradedConnection> upgrade(
      BlockingStream end, PrivateKey proven, boolean initiator) {
    CompletableFuture<UpgradedConnection> upgraded = new CompletableFuture<>();
    end.run(
        stream -> {
          Duplex rest = new WithoutFirst(stream, spoken);
          Duplex used = slowly ? new ByteByByte(rest) : rest;
          Waits.pipe(
              new Upgrader(options(proven)).upgrade(used, initiator, PlayedPeer::prepare),
              upgraded);
        });
    return upgraded;
  }

  /** The reference client opens a pipe, and would leave if it were refused. */
  private static void prepare(UpgradedConnection connection) {
    connection.handle(Stardust.PIPE_PROTOCOL, stream -> {});
  }

  private UpgradeOptions options(PrivateKey proven) {
    String name = label + " over the relay";
    return UpgradeOptions.of(
            proven,
            overheard.securities(name, offer.securities()),
            overheard.muxers(name, offer.muxers()),
            Stack.services(List::of))
        .withTimeouts(UpgradeTimeouts.each(timing.starting()))
        .withTap(seen.trace().tap(label, name));
  }
}
