package stardust.runner.mutant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import stardust.connection.Connection;
import stardust.io.Bytes;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.multistream.MultistreamLine;
import stardust.muxer.MuxerListener;
import stardust.runner.wrap.MuxersHeard;
import stardust.runner.wrap.StreamWrapper;
import stardust.runner.wrap.WithoutFirst;
import stardust.security.Secured;
import stardust.security.SecurityContext;
import stardust.security.SecurityProtocol;
import stardust.server.ServerOptions;
import stardust.server.ServerParts;

/** Servers that draw more from what a client says, or does not say, than is in it. */
final class HastyMutants {

  private static final Duration NO_MESSAGE = Duration.ofSeconds(20);

  /** Before the negotiation itself is given up. */
  private static final Duration NO_PROPOSAL = Duration.ofSeconds(8);

  private static final Duration LONG = Duration.ofSeconds(60);

  private HastyMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.beneath(
            "muxer-named-by-the-client-alone-agreed",
            "CONN-11",
            "It takes a muxer for agreed that the client names in the handshake of noise, though it"
                + " names none itself.",
            options -> ConnectionMutants.secured(options, HastyMutants::agreeingEarly)),
        Mutant.beneath(
            "stream-without-a-message-ends-its-connection",
            "ROBUST-22",
            "It closes a connection on which a stream of stardust has been silent for 20 seconds.",
            HastyMutants::givingUpConnections),
        Mutant.beneath(
            "stream-without-a-proposal-ends-all-others",
            "ROBUST-22",
            "It ends all streams of a connection when nothing has come on one for eight seconds.",
            options -> ConnectionMutants.listening(options, HastyMutants::endingAll)));
  }

  private static CompletableFuture<Secured> agreeingEarly(
      SecurityProtocol right, Duplex lower, boolean dialer, SecurityContext context) {
    MuxersHeard heard = new MuxersHeard(context.tap());
    return right
        .secure(lower, dialer, heard.in(context))
        .thenApply(
            done ->
                heard.names().stream()
                    .findFirst()
                    .map(name -> new Secured(agreed(done.channel(), name), done.remoteKey()))
                    .orElse(done));
  }

  /** As if the client had proposed it already, and had been answered. */
  private static Duplex agreed(Duplex channel, String muxer) {
    byte[] lines =
        Bytes.concat(
            MultistreamLine.of("/multistream/1.0.0").encode(), MultistreamLine.of(muxer).encode());
    channel.unread(lines);
    return new WithoutFirst(new Unasked(channel, lines.length), lines.length);
  }

  /** A stream whose first bytes have not come from the other side: no room is given for them. */
  private static final class Unasked extends StreamWrapper {

    private int left;

    Unasked(Duplex right, int left) {
      super(right);
      this.left = left;
    }

    @Override
    public void consumed(int count) {
      int known = Math.min(left, count);
      left -= known;
      super.consumed(count - known);
    }
  }

  private static ServerOptions givingUpConnections(ServerOptions options) {
    return Death.parts(
        options.withLimits(options.limits().withMessageDeadlines(LONG)),
        parts -> parts.withView(connection -> givingUp(parts, connection)));
  }

  private static Connection givingUp(ServerParts parts, Connection connection) {
    Connection right = parts.view().of(connection);
    return LaterStreamMutants.numbered(
        right, (number, stream) -> new Awaited(stream, NO_MESSAGE, right::close));
  }

  private static MuxerListener endingAll(MuxerListener right) {
    List<Duplex> streams = new ArrayList<>();
    return ConnectionMutants.opened(
        right,
        stream -> {
          streams.add(stream);
          right.opened(
              new Awaited(stream, NO_PROPOSAL, () -> List.copyOf(streams).forEach(Duplex::reset)));
        });
  }

  /** Something must come on it within a time. */
  private static final class Awaited extends TimedStream {

    private final Runnable missed;
    private boolean heard;

    Awaited(Duplex right, Duration most, Runnable missed) {
      super(right, most);
      this.missed = missed;
    }

    @Override
    void expired() {
      missed.run();
    }

    @Override
    protected Receiver changed(Receiver receiver) {
      if (!heard) {
        begin();
      }
      return new Stopping(receiver) {
        @Override
        public void bytes(byte[] bytes) {
          heard = true;
          stop();
          super.bytes(bytes);
        }
      };
    }
  }
}
