package stardust.runner.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import stardust.binding.Binding;
import stardust.binding.StreamPurpose;
import stardust.connection.UpgradeOptions;
import stardust.connection.UpgradedConnection;
import stardust.connection.Upgrader;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.muxer.MuxedStream;
import stardust.runner.client.Conduct.Stage;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.Mailbox;
import stardust.runner.probe.MessagePipe;
import stardust.runner.probe.Waits;
import stardust.runner.wrap.ByteByByte;
import stardust.trace.Tap;

/** One connection that the client made to the played server. */
public final class Caller {

  private final Duplex raw;
  private final CallTap tap;
  private final Binding binding;
  private final CompletableFuture<UpgradedConnection> upgraded = new CompletableFuture<>();
  private final CompletableFuture<String> over = new CompletableFuture<>();
  private final CompletableFuture<Void> reached = new CompletableFuture<>();

  /** The streams to join on, and those for dials; an empty entry ends them. */
  private final Mailbox<Optional<MessagePipe>> registrations = new Mailbox<>();

  private final Mailbox<Optional<MessagePipe>> dials = new Mailbox<>();

  Caller(Duplex raw, CallTap tap, Binding binding) {
    this.raw = raw;
    this.tap = tap;
    this.binding = binding;
    var unused = over.thenRun(this::ended);
  }

  /** Goes along as far as it should. Called in the loop. */
  void serve(UpgradeOptions options, Conduct conduct) {
    Upgrader upgrader = new Upgrader(options);
    Duplex used = conduct.slowly() ? new ByteByByte(raw) : raw;
    switch (conduct.upTo()) {
      case TRANSPORT -> {
        used.receive(new Silent());
        reached.complete(null);
      }
      case SECURITY -> secure(upgrader, used);
      case MUXER, STARDUST -> upgrade(upgrader, used, conduct);
    }
  }

  /** The connection; that there is none breaks CONN-41. */
  public UpgradedConnection connection(Duration timeout) {
    return Waits.get(
        upgraded,
        timeout,
        seen ->
            RequirementBroken.of(
                "CONN-41",
                "a connection on which security and a muxer are agreed",
                seen + proposed()));
  }

  /** Waits until it has come as far as it should; that it does not breaks CONN-41. */
  public void awaitStage(Duration timeout) {
    Waits.get(
        reached,
        timeout,
        seen ->
            RequirementBroken.of(
                "CONN-41", "a connection on which security is agreed", seen + proposed()));
  }

  /** The connection, if there is one. */
  public Optional<UpgradedConnection> connection() {
    return upgraded.isCompletedExceptionally()
        ? Optional.empty()
        : Optional.ofNullable(upgraded.getNow(null));
  }

  /** The stream to join on; empty if it does not come. */
  public Optional<MessagePipe> registration(Duration timeout) {
    return registrations.awaitAfter(0, each -> true, timeout).flatMap(each -> each);
  }

  /** The stream of the first dial; empty if it does not come. */
  public Optional<MessagePipe> dial(Duration timeout) {
    return dials.awaitAfter(0, each -> true, timeout).flatMap(each -> each);
  }

  /** Messages on a stream of this connection. */
  public MessagePipe pipe(BlockingStream stream, String label) {
    return new MessagePipe(stream, binding, tap, label, "the client");
  }

  /** What it has proposed so far. */
  public List<Proposal> proposals() {
    return tap.proposals();
  }

  /** Whether the connection ends within the time, and how. */
  public Optional<String> awaitEnd(Duration timeout) {
    return Waits.within(over, timeout);
  }

  /** Whether the bare binding is spoken. */
  boolean isBare() {
    return binding == Binding.BARE;
  }

  /** How traces call it. */
  public String name() {
    return tap.connection();
  }

  /** What records it. */
  public Tap tap() {
    return tap;
  }

  /** Opens a stream to the client, and negotiates nothing on it. */
  public BlockingStream open(Duration timeout) {
    UpgradedConnection connection = connection(timeout);
    CompletableFuture<BlockingStream> opened = new CompletableFuture<>();
    connection
        .loop()
        .run(() -> Waits.complete(opened, () -> BlockingStream.over(connection.openRaw())));
    return Waits.get(
        opened, timeout, seen -> RequirementBroken.of("CONN-41", "a stream of the muxer", seen));
  }

  /** Opens the stream of a dial to the client; that it does not take it breaks DIAL-44. */
  public BlockingStream forward(Duration timeout) {
    UpgradedConnection connection = connection(timeout);
    CompletableFuture<Duplex> opened = new CompletableFuture<>();
    connection.loop().run(() -> Waits.pipe(binding.forward(connection), opened));
    Duplex stream =
        Waits.get(
            opened,
            timeout,
            seen -> RequirementBroken.of("DIAL-44", "a stream that the client accepts", seen));
    return BlockingStream.over(stream);
  }

  /** Ends it, in good order where that is possible. */
  public void close() {
    raw.loop().run(() -> connection().ifPresentOrElse(UpgradedConnection::close, raw::reset));
  }

  /** Cuts it off, with no word to the client. */
  public void cut() {
    raw.loop().run(raw::reset);
  }

  private void secure(Upgrader upgrader, Duplex used) {
    var unused =
        upgrader
            .negotiateSecurity(used, false)
            .thenCompose(protocol -> upgrader.secure(used, false, protocol))
            .whenComplete(
                (secured, failure) -> {
                  if (failure == null) {
                    secured.channel().receive(new Silent());
                    reached.complete(null);
                  } else {
                    failed(failure);
                  }
                });
  }

  private void upgrade(Upgrader upgrader, Duplex used, Conduct conduct) {
    var unused =
        upgrader
            .upgrade(used, false, connection -> prepare(connection, conduct))
            .whenComplete(
                (connection, failure) -> {
                  if (failure != null) {
                    failed(failure);
                  }
                });
  }

  private void prepare(UpgradedConnection connection, Conduct conduct) {
    if (conduct.upTo() == Stage.MUXER) {
      connection.handleRaw(stream -> stream.receive(new Silent()));
    } else if (conduct.stardust()) {
      serve(connection, conduct.late());
    } else {
      refuse(connection);
    }
    var unused = connection.closed().thenAccept(closure -> over.complete(closure.why()));
    upgraded.complete(connection);
    reached.complete(null);
    conduct.greeting().accept(connection);
  }

  private void serve(UpgradedConnection connection, Duration late) {
    if (late.isZero()) {
      binding.serve(connection, this::opened);
    } else {
      connection.loop().schedule(late, () -> serve(connection, Duration.ZERO));
    }
  }

  /** Where the server opens the stream, it refuses what is proposed there. */
  private void refuse(UpgradedConnection connection) {
    if (binding == Binding.BARE) {
      connection.handleRaw(stream -> stream.receive(new Silent()));
      var unused = connection.answer(connection.openRaw(), List.of(Declined.PROTOCOL));
    }
  }

  /** Where only a message tells, the client joins before it dials. */
  private void opened(Duplex stream, StreamPurpose purpose) {
    String label = stream instanceof MuxedStream muxed ? muxed.label() : "";
    boolean first = purpose == StreamPurpose.TOLD_BY_MESSAGE && registrations.size() == 0;
    boolean joins = first || purpose == StreamPurpose.REGISTRATION;
    (joins ? registrations : dials).put(Optional.of(pipe(BlockingStream.over(stream), label)));
  }

  private void ended() {
    registrations.put(Optional.empty());
    dials.put(Optional.empty());
  }

  private void failed(Throwable failure) {
    upgraded.completeExceptionally(failure);
    reached.completeExceptionally(failure);
    over.complete(Waits.words(failure));
  }

  private String proposed() {
    List<String> names = proposals().stream().map(Proposal::protocol).toList();
    return "; the client proposed " + (names.isEmpty() ? "nothing" : String.join(", ", names));
  }

  /** Takes everything and answers nothing. */
  private final class Silent implements Receiver {

    @Override
    public void bytes(byte[] bytes) {}

    @Override
    public void end() {}

    @Override
    public void closed(Closure closure) {
      over.complete(closure.why());
    }
  }
}
