package stardust.connection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import stardust.connection.UpgradeException.Step;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.multistream.Multistream;
import stardust.multistream.Negotiation;
import stardust.muxer.MuxerFactory;
import stardust.security.Secured;
import stardust.security.SecurityContext;
import stardust.security.SecurityProtocol;

/**
 * Makes connections out of byte streams: sockets, or streams of another connection that a relay
 * spliced. {@link #upgrade} takes all steps; whoever means to deviate takes them one by one.
 *
 * <p>The steps that return futures are called from whatever thread, and complete in the loop of the
 * stream. They fail with an {@link UpgradeException} and leave it to the caller to reset the
 * stream, except that a failed handshake resets it itself.
 */
public final class Upgrader {

  private final UpgradeOptions options;

  public Upgrader(UpgradeOptions options) {
    this.options = options;
  }

  /** How it upgrades. */
  public UpgradeOptions options() {
    return options;
  }

  /** The same as {@link #upgrade(Duplex, boolean, Consumer)} with nothing to prepare. */
  public CompletableFuture<UpgradedConnection> upgrade(Duplex raw, boolean initiator) {
    return upgrade(raw, initiator, connection -> {});
  }

  /**
   * Takes all steps, from whatever thread.
   *
   * @param raw without a receiver
   * @param initiator whether this side dialed
   * @param prepare is given the connection in its loop before the first stream can come in, to
   *     register what it handles
   * @return completes in the loop; fails with an {@link UpgradeException}, and the stream is reset
   */
  public CompletableFuture<UpgradedConnection> upgrade(
      Duplex raw, boolean initiator, Consumer<UpgradedConnection> prepare) {
    UpgradeRun run = new UpgradeRun(this, raw, initiator, prepare);
    raw.loop().run(run::start);
    return run.result();
  }

  /** First step: agrees on one of the security protocols, of which there must be at least one. */
  public CompletableFuture<SecurityProtocol> negotiateSecurity(Duplex raw, boolean initiator) {
    return negotiate(
        Step.SECURITY_NEGOTIATION,
        raw,
        initiator,
        options.securities(),
        SecurityProtocol::protocol);
  }

  /** Second step: does the handshake of the protocol. */
  public CompletableFuture<Secured> secure(
      Duplex raw, boolean initiator, SecurityProtocol protocol) {
    SecurityContext context =
        new SecurityContext(
            options.self(),
            options.expected(),
            options.timeouts().handshake(),
            options.random(),
            options.tap());
    return Failures.mapped(
        inLoop(raw.loop(), () -> protocol.secure(raw, initiator, context)),
        cause -> new UpgradeException(Step.SECURITY_HANDSHAKE, protocol.protocol(), cause));
  }

  /** Third step: agrees on one of the muxers, over the secured stream. */
  public CompletableFuture<MuxerFactory> negotiateMuxer(Duplex secured, boolean initiator) {
    return negotiate(
        Step.MUXER_NEGOTIATION, secured, initiator, options.muxers(), MuxerFactory::protocol);
  }

  /**
   * Last step: starts the muxer, and with it the connection. Called in the loop.
   *
   * @param raw what the connection is built on
   * @param security the protocol that was agreed on and what came of its handshake, if any
   */
  public UpgradedConnection start(
      Duplex raw, boolean initiator, Optional<Security> security, MuxerFactory muxer) {
    return new UpgradedConnection(options, raw, security).start(muxer, initiator);
  }

  /**
   * A security protocol that has done its handshake.
   *
   * @param protocol its multistream-select name
   * @param secured what came of it
   */
  public record Security(String protocol, Secured secured) {}

  private static <T> CompletableFuture<T> inLoop(Loop loop, Supplier<CompletableFuture<T>> step) {
    return loop.inLoop()
        ? step.get()
        : CompletableFuture.completedFuture(true).thenComposeAsync(go -> step.get(), loop);
  }

  private <T> CompletableFuture<T> negotiate(
      Step step, Duplex stream, boolean initiator, List<T> choices, Function<T, String> name) {
    Map<String, T> byName = choices.stream().collect(Collectors.toMap(name, Function.identity()));
    List<String> names = choices.stream().map(name).toList();
    Negotiation how = new Negotiation(options.timeouts().negotiation(), "", options.tap());
    CompletableFuture<String> agreed =
        initiator
            ? Multistream.propose(stream, names, how)
            : Multistream.answer(stream, () -> names, how);
    String tried = (initiator ? "proposed " : "supported ") + String.join(", ", names);
    return Failures.mapped(
        agreed.thenApply(byName::get), cause -> new UpgradeException(step, tried, cause));
  }
}
