package stardust.runner.client.mutant;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import stardust.client.ClientOptions;
import stardust.connection.Connection;
import stardust.io.Bytes;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.message.Framing;
import stardust.multistream.MultistreamLine;
import stardust.muxer.MuxedStream;
import stardust.muxer.MuxerFactory;
import stardust.runner.client.Invitation;
import stardust.runner.client.ReferenceChange;
import stardust.runner.mutant.ConnectionWrapper;
import stardust.runner.wrap.ReceiverWrapper;
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
        ClientMutant.of(
            "waits-for-two-gigabytes",
            "ROBUST-42",
            "It waits for the rest of a message of two gigabytes and more.",
            parts -> parts.withView(connection -> streams(connection, ConnectingMutants::deaf))),
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

  /** Changes each stream that the client opens and agrees on. */
  private static Connection streams(Connection right, UnaryOperator<Duplex> change) {
    return new ConnectionWrapper(right) {
      @Override
      public CompletableFuture<NegotiatedStream> open(List<String> protocols) {
        return super.open(protocols)
            .thenApply(
                opened -> new NegotiatedStream(opened.protocol(), change.apply(opened.stream())));
      }
    };
  }

  private static Duplex deaf(Duplex stream) {
    return new StreamWrapper(stream) {
      private boolean deaf;

      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          @Override
          public void bytes(byte[] bytes) {
            deaf |= bytes.length > Integer.BYTES && isHuge(ByteBuffer.wrap(bytes).getInt());
            if (deaf) {
              stream.consumed(bytes.length);
            } else {
              super.bytes(bytes);
            }
          }
        };
      }
    };
  }

  private static boolean isHuge(int length) {
    return length < 0 || length == Integer.MAX_VALUE;
  }

  private static ClientOptions refusing(ClientOptions options, BiConsumer<Duplex, Duplex> instead) {
    List<MuxerFactory> muxers =
        options.muxers().stream()
            .<MuxerFactory>map(
                right -> new OpenedStreams(right, (stream, lower) -> onNa(stream, lower, instead)))
            .toList();
    return options.withMuxers(muxers);
  }

  /** What a negotiation writes to refuse is one write of "na", or of the header and "na". */
  private static MuxedStream onNa(
      MuxedStream stream, Duplex lower, BiConsumer<Duplex, Duplex> instead) {
    return new StreamWrapper(stream) {
      @Override
      public void write(byte[] bytes, Runnable flushed) {
        int from = bytes.length - NA.length;
        if (from >= 0 && Arrays.equals(bytes, from, bytes.length, NA, 0, NA.length)) {
          instead.accept(stream, lower);
        } else {
          super.write(bytes, flushed);
        }
      }
    };
  }
}
