package stardust.runner.probe;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import stardust.binding.Binding;
import stardust.connection.Connection.NegotiatedStream;
import stardust.connection.UpgradedConnection;
import stardust.io.Duplex;
import stardust.runner.judge.RequirementBroken;
import stardust.trace.Tap;

/** A connection to a server of the binding {@code libp2p}: stardust is agreed on every stream. */
final class Libp2pLink extends Link {

  Libp2pLink(UpgradedConnection connection, Duplex transport, Tap tap) {
    super(Binding.LIBP2P, connection, transport, tap);
  }

  @Override
  void listen(Forwarded forwarded) {
    switch (forwarded) {
      case ACCEPT -> connection().handle(STARDUST, keep());
      case GREET -> connection().handle(STARDUST, greet());
      case HALF_CLOSE -> connection().handle(STARDUST, halfClose());
      case BREAK_OFF -> connection().handle(STARDUST, Duplex::reset);
      case RAW -> connection().handleRaw(keep());
      case SILENT -> connection().handleRaw(Unanswered::take);
      case RESET -> connection().handleRaw(Duplex::reset);
      case REFUSE -> {}
    }
  }

  @Override
  public BlockingStream registrationStream(Duration timeout) {
    return openRaw(timeout);
  }

  @Override
  public MessagePipe openRegistration(Duration timeout) {
    return open(timeout);
  }

  @Override
  public MessagePipe openDial(Duration timeout) {
    return open(timeout);
  }

  /** The bytes of all streams come in the order in which they were written. */
  @Override
  public void awaitRoundTrip(Duration timeout) {
    var unused = answersOnAnotherStream(timeout);
  }

  @Override
  public boolean answersOnTwoStreams(Duration timeout) {
    Talk first = new Talk(openRaw(timeout), tap());
    Talk second = new Talk(openRaw(timeout), tap());
    first.propose(STARDUST);
    second.propose(STARDUST);
    return second.answer(timeout).isPresent() && first.answer(timeout).isPresent();
  }

  private MessagePipe open(Duration timeout) {
    CompletableFuture<NegotiatedStream> opened = new CompletableFuture<>();
    connection().loop().run(() -> Waits.pipe(connection().open(List.of(STARDUST)), opened));
    NegotiatedStream stream =
        Waits.get(
            opened,
            timeout,
            seen -> RequirementBroken.of("CONN-21", "a stream of " + STARDUST, seen));
    return pipe(BlockingStream.over(stream.stream()));
  }
}
