package stardust.runner.probe;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import stardust.binding.Binding;
import stardust.connection.UpgradedConnection;
import stardust.io.Duplex;
import stardust.runner.judge.RequirementBroken;
import stardust.trace.Tap;

/**
 * A connection to a server of the binding {@code bare}: the first stream that the server opens is
 * for the join, and stardust is agreed on it alone.
 */
final class BareLink extends Link {

  private final CompletableFuture<BlockingStream> first = new CompletableFuture<>();

  BareLink(UpgradedConnection connection, Duplex transport, Tap tap) {
    super(Binding.BARE, connection, transport, tap);
  }

  @Override
  void listen(Forwarded forwarded) {
    Consumer<Duplex> later =
        switch (forwarded) {
          case ACCEPT, RAW -> keep();
          case GREET -> greet();
          case HALF_CLOSE -> halfClose();
          case SILENT -> stream -> {};
          case RESET, REFUSE, BREAK_OFF -> Duplex::reset;
        };
    connection()
        .handleRaw(
            stream -> {
              if (first.isDone()) {
                later.accept(stream);
              } else {
                first.complete(BlockingStream.over(stream));
              }
            });
  }

  @Override
  public BlockingStream registrationStream(Duration timeout) {
    return Waits.get(
        first,
        timeout,
        seen ->
            RequirementBroken.of(
                "CONN-22", "a stream that the server opens for the registration", seen));
  }

  @Override
  public MessagePipe openRegistration(Duration timeout) {
    Talk talk = new Talk(registrationStream(timeout), tap());
    talk.propose(STARDUST);
    Optional<String> answer = talk.answer(timeout);
    if (!answer.equals(Optional.of(STARDUST))) {
      throw RequirementBroken.of(
          "CONN-22",
          "the answer " + STARDUST + " on the stream that the server opened",
          answer.map(text -> "it answered \"" + text + "\"").orElse("none came"));
    }
    return pipe(talk.stream());
  }

  @Override
  public MessagePipe openDial(Duration timeout) {
    return pipe(openRaw(timeout));
  }

  /** There is no question: any stream that a peer opens is a dial, and it may not have joined. */
  @Override
  public void awaitRoundTrip(Duration timeout) {}

  /**
   * On its own stream a peer can but dial; whatever comes of a dial of nobody is an answer. It
   * comes second, as a registration stream that is lost to others breaks CONN-22.
   */
  @Override
  public boolean answersOnTwoStreams(Duration timeout) {
    Talk registration = new Talk(registrationStream(timeout), tap());
    registration.propose(STARDUST);
    if (registration.answer(timeout).isEmpty()) {
      return false;
    }
    MessagePipe dial = openDial(timeout);
    dial.send(DialAttempt.request(new byte[0]));
    return dial.stream().awaitAnything(timeout) && !closed().isDone();
  }
}
