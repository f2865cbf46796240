package stardust.runner.probe;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import stardust.binding.Binding;
import stardust.connection.UpgradedConnection;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.protocol.Stardust;
import stardust.runner.judge.RequirementBroken;
import stardust.trace.Direction;
import stardust.trace.Layer;
import stardust.trace.Tap;
import stardust.trace.WireEvent;

/** One connection of a probe to the server, upgraded; how its streams are got is the binding's. */
public abstract sealed class Link permits Libp2pLink, BareLink {

  /** The protocol that everything is about. */
  public static final String STARDUST = "/p2p/stardust/0.1.0";

  /** What a peer says that speaks first. */
  public static final String GREETING = "at once";

  private final Binding binding;
  private final UpgradedConnection connection;
  private final Duplex transport;
  private final Tap tap;
  private final Mailbox<BlockingStream> offered = new Mailbox<>();

  Link(Binding binding, UpgradedConnection connection, Duplex transport, Tap tap) {
    this.binding = binding;
    this.connection = connection;
    this.transport = transport;
    this.tap = tap;
  }

  /** Takes over a connection; to be called in its loop, before the first stream can come in. */
  public static Link over(
      Binding binding,
      UpgradedConnection connection,
      Duplex transport,
      Tap tap,
      Forwarded forwarded) {
    Link link =
        switch (binding) {
          case LIBP2P -> new Libp2pLink(connection, transport, tap);
          case BARE -> new BareLink(connection, transport, tap);
        };
    link.listen(forwarded);
    return link;
  }

  /** Does with the streams that the server opens what the scenario wants. */
  abstract void listen(Forwarded forwarded);

  /** The stream for a join, before anything is negotiated on it. */
  public abstract BlockingStream registrationStream(Duration timeout);

  /** What says how its streams are got. */
  public Binding binding() {
    return binding;
  }

  /** The stream for a join, with stardust agreed on it; a refusal breaks CONN-21 or CONN-22. */
  public abstract MessagePipe openRegistration(Duration timeout);

  /** A new stream for a dial, ready for its request. */
  public abstract MessagePipe openDial(Duration timeout);

  /**
   * Waits until the server has read what was written before, where the binding has a question for
   * that; what it answers, and whether, is judged elsewhere.
   */
  public abstract void awaitRoundTrip(Duration timeout);

  /** Whether the server answers on two streams that are open at the same time. */
  public abstract boolean answersOnTwoStreams(Duration timeout);

  /** Demands an answer on two streams that are open at the same time; else CONN-11 is broken. */
  public void requireMuxer(Duration timeout) {
    if (!answersOnTwoStreams(timeout)) {
      throw RequirementBroken.of("CONN-11", "an answer on each stream", "on one of them none came");
    }
  }

  /** Demands an answer on streams that are opened one after the other; else CONN-11 is broken. */
  public void requireStreams(int count, Duration timeout) {
    for (int answered = 0; answered < count; answered++) {
      if (!answersOnAnotherStream(timeout)) {
        throw RequirementBroken.of(
            "CONN-11",
            "an answer on each of " + count + " streams, one after the other",
            "over " + connection.muxer() + " only the first " + answered + " were answered");
      }
    }
  }

  /** Whether a proposal on a new stream is answered; the stream is reset. */
  final boolean answersOnAnotherStream(Duration timeout) {
    Talk talk = new Talk(openRaw(timeout), tap);
    talk.propose(Stardust.PROTOCOL);
    boolean answered = talk.answer(timeout).isPresent();
    talk.stream().reset();
    return answered;
  }

  /** The connection, for whoever needs more of it. */
  public UpgradedConnection connection() {
    return connection;
  }

  /** What records this connection. */
  public Tap tap() {
    return tap;
  }

  /** Streams that the server has forwarded to this peer, in the order in which they came. */
  public Mailbox<BlockingStream> offered() {
    return offered;
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
    return new MessagePipe(stream, binding, tap, stream.label());
  }

  /** Ends the connection in good order. */
  public void close() {
    connection.loop().run(connection::close);
  }

  /** Cuts the connection off, with no word to the server. */
  public void cut() {
    tap.record(
        () -> WireEvent.of(Layer.TRANSPORT, Direction.SENT, "", "cut", List.of(), new byte[0]));
    connection.loop().run(transport::reset);
  }

  /** Writes bytes in place of a frame of the muxer. */
  public void writeBeneathMuxer(byte[] bytes, String what) {
    tap.record(
        () -> WireEvent.of(Layer.MESSAGE, Direction.SENT, "", what, List.of(), bytes).asInjected());
    Duplex secured = connection.secured();
    secured.loop().run(() -> secured.write(bytes));
  }

  /** Whether it is over, and how. */
  public CompletableFuture<Closure> closed() {
    return connection.closed();
  }

  /** Keeps a stream that the server has forwarded. */
  final Consumer<Duplex> keep() {
    return stream -> offered.put(BlockingStream.over(stream));
  }

  /** Writes into a stream that the server has forwarded before anything comes, and keeps it. */
  final Consumer<Duplex> greet() {
    return stream -> {
      stream.write(GREETING.getBytes(StandardCharsets.US_ASCII));
      keep().accept(stream);
    };
  }

  /** Writes nothing into a stream that the server has forwarded, not even later, and keeps it. */
  final Consumer<Duplex> halfClose() {
    return stream -> {
      stream.closeWrite();
      keep().accept(stream);
    };
  }
}
