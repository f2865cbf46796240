package stardust.runner.client.mutant;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import stardust.client.ClientOptions;
import stardust.client.ClientParts;
import stardust.client.ClientStep;
import stardust.connection.Connection;
import stardust.io.Bytes;
import stardust.io.Duplex;
import stardust.message.Framing;
import stardust.multistream.MultistreamLine;
import stardust.muxer.MuxedStream;
import stardust.muxer.MuxerFactory;
import stardust.runner.client.Invitation;
import stardust.runner.client.ReferenceChange;
import stardust.runner.mutant.ConnectionWrapper;
import stardust.runner.wrap.Hearing;
import stardust.runner.wrap.StreamWrapper;

/** Clients that are wrong in how they connect, frame, and treat streams. */
final class ConnectingMutants {

  private static final byte[] NA = MultistreamLine.NOT_AVAILABLE.encode();

  private ConnectingMutants() {}

  static List<ClientMutant> all() {
    return List.of(
        ClientMutant.of(
            "length-little-endian",
            "WIRE-01",
            "It writes lengths in little-endian order.",
            parts -> parts.withWriter((framing, message) -> turned(message.toByteArray()))),
        ClientMutant.of(
            "length-as-varint",
            "WIRE-01",
            "It writes lengths as varints.",
            parts ->
                parts.withWriter(
                    (framing, message) -> Framing.VARINT.encode(message.toByteArray()))),
        ClientMutant.beneath(
            "no-security",
            "CONN-41",
            "It proposes a muxer without any security.",
            options -> options.withSecurities(List.of())),
        ClientMutant.of(
            "stardust-not-proposed",
            "CONN-41",
            "It sends its JoinInit on a stream on which it has proposed nothing.",
            parts -> parts.withView(ConnectingMutants::proposingNothing)),
        ClientMutant.of(
            "anybody-is-the-server",
            "CONN-42",
            "It joins whoever answers at the address.",
            ReferenceChange.NONE.withTold(ConnectingMutants::withoutServer)),
        ClientMutant.of(
            "registration-stream-awaited",
            "CONN-43",
            "It waits for the server to open the registration stream.",
            parts -> parts.withView(ConnectingMutants::opening)),
        ClientMutant.of(
            "joins-in-spite-of-na",
            "CONN-44",
            "It sends its JoinInit though the server has refused stardust.",
            parts -> parts.withView(ConnectingMutants::goingOn)),
        Screens.silent(
            "refused-protocols-not-reported",
            "CONN-44",
            "It says nothing when its proposals are refused.",
            text -> text.contains("refused every")),
        Screens.silent(
            "refused-security-not-reported",
            "CONN-44",
            "It says nothing when its security protocols are refused.",
            text -> text.contains("refused every") && text.contains("/noise")),
        Screens.silent(
            "refused-muxers-not-reported",
            "CONN-44",
            "It says nothing when its muxers are refused.",
            text -> text.contains("refused every") && text.contains("/yamux")),
        ClientMutant.of(
            "waits-for-two-gigabytes",
            "ROBUST-42",
            "It waits for the rest of a message of two gigabytes and more.",
            parts -> parts.withView(ConnectingMutants::deaf)),
        Screens.silent(
            "huge-length-not-reported",
            "ROBUST-42",
            "It says nothing of a length beyond any message.",
            text -> text.contains("a message has at most")),
        ClientMutant.beneath(
            "unknown-protocol-resets",
            "ROBUST-43",
            "It resets a stream with a protocol that it does not know.",
            options -> refusing(options, (stream, lower) -> stream.reset())),
        ClientMutant.beneath(
            "unknown-protocol-not-answered",
            "ROBUST-43",
            "It does not answer a protocol that it does not know.",
            options -> refusing(options, (stream, lower) -> {})),
        ClientMutant.beneath(
            "session-ends-at-an-unknown-protocol",
            "ROBUST-43",
            "It ends the connection when a protocol is proposed that it does not know.",
            options -> refusing(options, (stream, lower) -> lower.reset())),
        ClientMutant.beneath(
            "unknown-protocol-resets-while-it-joins",
            "ROBUST-43",
            "While it joins it resets a stream with a protocol that it does not know.",
            ConnectingMutants::refusingWhileJoining),
        ClientMutant.beneath(
            "session-ends-at-the-fourth-unknown-protocol",
            "ROBUST-43",
            "It ends the connection at the fourth protocol that it does not know.",
            ConnectingMutants::refusingThree),
        ClientMutant.of(
            "every-protocol-agreed",
            "ROBUST-43",
            "It agrees to a protocol that it does not know.",
            parts -> parts.withView(ConnectingMutants::agreeing)));
  }

  private static byte[] turned(byte[] message) {
    byte[] length =
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(message.length)
            .array();
    return Bytes.concat(length, message);
  }

  private static Invitation withoutServer(Invitation told) {
    return new Invitation.Join(told.server().withoutPeers());
  }

  private static Connection proposingNothing(Connection right) {
    return new ConnectionWrapper(right) {
      @Override
      public CompletableFuture<NegotiatedStream> open(List<String> protocols) {
        return CompletableFuture.completedFuture(
            new NegotiatedStream(protocols.get(0), super.openRaw()));
      }
    };
  }

  private static Connection opening(Connection right) {
    return new ConnectionWrapper(right) {
      @Override
      public CompletableFuture<NegotiatedStream> open(List<String> protocols) {
        return new CompletableFuture<>();
      }
    };
  }

  private static Connection goingOn(Connection right) {
    return new ConnectionWrapper(right) {
      @Override
      public CompletableFuture<NegotiatedStream> open(List<String> protocols) {
        return super.open(protocols)
            .exceptionally(refused -> new NegotiatedStream(protocols.get(0), super.openRaw()));
      }
    };
  }

  private static Connection agreeing(Connection right) {
    return new ConnectionWrapper(right) {
      @Override
      public void handle(String protocol, Consumer<Duplex> accepted) {
        super.handle(protocol, accepted);
        super.handle("/conformance/no-such-protocol/1.0.0", stream -> {});
      }
    };
  }

  private static Connection deaf(Connection right) {
    return Streams.opened(right, stream -> Hearing.until(stream, ConnectingMutants::isHuge));
  }

  private static boolean isHuge(byte[] bytes) {
    int length = bytes.length > Integer.BYTES ? ByteBuffer.wrap(bytes).getInt() : 0;
    return length < 0 || length == Integer.MAX_VALUE;
  }

  private static ClientOptions refusingWhileJoining(ClientOptions options) {
    AtomicBoolean joined = new AtomicBoolean();
    ClientParts parts =
        Machines.doing(
            options.parts(),
            steps -> {
              joined.compareAndSet(
                  false, steps.stream().anyMatch(ClientStep.Joined.class::isInstance));
              return steps;
            });
    return refusing(
        options.withParts(parts), () -> !joined.get(), (stream, lower) -> stream.reset());
  }

  private static ClientOptions refusingThree(ClientOptions options) {
    AtomicInteger refused = new AtomicInteger();
    return refusing(options, () -> refused.incrementAndGet() > 3, (stream, lower) -> lower.reset());
  }

  private static ClientOptions refusing(ClientOptions options, BiConsumer<Duplex, Duplex> instead) {
    return refusing(options, () -> true, instead);
  }

  private static ClientOptions refusing(
      ClientOptions options, BooleanSupplier wrongly, BiConsumer<Duplex, Duplex> instead) {
    List<MuxerFactory> muxers =
        options.muxers().stream()
            .<MuxerFactory>map(
                right ->
                    new OpenedStreams(
                        right, (stream, lower) -> onNa(stream, lower, wrongly, instead)))
            .toList();
    return options.withMuxers(muxers);
  }

  /** What a negotiation writes to refuse is one write of "na", or of the header and "na". */
  private static MuxedStream onNa(
      MuxedStream stream,
      Duplex lower,
      BooleanSupplier wrongly,
      BiConsumer<Duplex, Duplex> instead) {
    return new StreamWrapper(stream) {
      @Override
      public void write(byte[] bytes, Runnable flushed) {
        int from = bytes.length - NA.length;
        if (from >= 0
            && Arrays.equals(bytes, from, bytes.length, NA, 0, NA.length)
            && wrongly.getAsBoolean()) {
          instead.accept(stream, lower);
        } else {
          super.write(bytes, flushed);
        }
      }
    };
  }
}
