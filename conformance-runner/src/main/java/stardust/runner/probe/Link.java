package stardust.runner.probe;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import stardust.connection.Connection.NegotiatedStream;
import stardust.connection.UpgradedConnection;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.muxer.MuxedStream;
import stardust.runner.judge.RequirementBroken;
import stardust.trace.Tap;

/** One connection of a probe to the server, upgraded. */
public final class Link {

  /** The protocol that everything is about. */
  public static final String STARDUST = "/p2p/stardust/0.1.0";

  private final UpgradedConnection connection;
  private final Duplex transport;
  private final Tap tap;
  private final Mailbox<BlockingStream> offered = new Mailbox<>();

  private Link(UpgradedConnection connection, Duplex transport, Tap tap) {
    this.connection = connection;
    this.transport = transport;
    this.tap = tap;
  }

  /** Takes over a connection; to be called in its loop, before the first stream can come in. */
  static Link over(UpgradedConnection connection, Duplex transport, Tap tap, Forwarded forwarded) {
    Link link = new Link(connection, transport, tap);
    switch (forwarded) {
      case ACCEPT ->
          connection.handle(STARDUST, stream -> link.offered.put(BlockingStream.over(stream)));
      case SILENT -> connection.handleRaw(stream -> {});
      case RAW -> connection.handleRaw(stream -> link.offered.put(BlockingStream.over(stream)));
      case RESET -> connection.handleRaw(Duplex::reset);
      case REFUSE -> {}
    }
    return link;
  }

  /** The connection, for whoever needs more of it. */
  public UpgradedConnection connection() {
    return connection;
  }

  /** What records this connection. */
  public Tap tap() {
    return tap;
  }

  /** Streams that the server opened with stardust on them, in the order in which they came. */
  public Mailbox<BlockingStream> offered() {
    return offered;
  }

  /** Opens a stream and agrees on stardust; a refusal breaks CONN-21. */
  public MessagePipe openStardust(Duration timeout) {
    CompletableFuture<NegotiatedStream> opened = new CompletableFuture<>();
    connection.loop().run(() -> Waits.pipe(connection.open(List.of(STARDUST)), opened));
    NegotiatedStream stream =
        Waits.get(
            opened,
            timeout,
            seen -> RequirementBroken.of("CONN-21", "a stream of " + STARDUST, seen));
    return pipe(BlockingStream.over(stream.stream()));
  }

  /** Opens a stream and negotiates nothing on it. */
  public BlockingStream openRaw(Duration timeout) {
    CompletableFuture<BlockingStream> opened = new CompletableFuture<>();
    connection
        .loop()
        .run(() -> Waits.complete(opened, () -> BlockingStream.over(connection.openRaw())));
    return Waits.get(
        opened, timeout, seen -> RequirementBroken.of("CONN-11", "a stream of the muxer", seen));
  }

  /** Messages on a stream of this connection. */
  public MessagePipe pipe(BlockingStream stream) {
    String label = stream.duplex() instanceof MuxedStream muxed ? muxed.label() : "";
    return new MessagePipe(stream, tap, label);
  }

  /** Ends the connection in good order. */
  public void close() {
    connection.loop().run(connection::close);
  }

  /** Cuts the connection off, with no word to the server. */
  public void cut() {
    connection.loop().run(transport::reset);
  }

  /** Whether it is over, and how. */
  public CompletableFuture<Closure> closed() {
    return connection.closed();
  }
}
