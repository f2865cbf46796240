package stardust.runner.mutant;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.mplex.Mplex;
import stardust.muxer.MuxedStream;
import stardust.muxer.MuxerFactory;
import stardust.muxer.MuxerListener;
import stardust.runner.wrap.Hearing;
import stardust.runner.wrap.MuxerWrapper;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;
import stardust.security.Secured;
import stardust.security.SecurityProtocol;
import stardust.server.ServerOptions;
import stardust.server.ServerParts;
import stardust.stack.Stack;
import stardust.yamux.YamuxFrame;

/** Servers that agree and connect rightly in the plain case only. */
final class OddConnectionMutants {

  /** Any less than a scenario cuts off. */
  private static final int SILENT = 32;

  private static final int PLACES = 16;

  private static final int THIRD = 3;

  private OddConnectionMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "cut-connections-keep-their-place",
            "CONN-01",
            "It takes no more connections once 16 have ended before it answered them.",
            OddConnectionMutants::withPlaces),
        Mutant.of(
            "silent-connections-fill-the-places",
            "ROBUST-02",
            "It answers no other connection while 32 are silent.",
            OddConnectionMutants::withPlacesForSilent),
        Mutant.of(
            "unknown-security-ends-the-connection",
            "CONN-06",
            "It ends the connection when it does not have the security protocol.",
            parts ->
                ConnectionWrapper.transports(
                    parts, raw -> ConnectionMutants.onNa(raw, (stream, na) -> stream.reset()))),
        Mutant.of(
            "two-security-proposals-only",
            "CONN-06",
            "It ends the connection at the third security protocol that it does not have.",
            parts -> ConnectionWrapper.transports(parts, OddConnectionMutants::endingAtThird)),
        Mutant.beneath(
            "securities-known-by-their-beginning",
            "CONN-06",
            "It agrees to a security protocol whose name begins with that of one that it has.",
            OddConnectionMutants::agreeingToBeginnings),
        Mutant.beneath(
            "handshake-read-whole",
            "CONN-02",
            "It ends a handshake whose first message does not come in one piece.",
            options ->
                ConnectionMutants.secured(
                    options,
                    (right, lower, dialer, context) ->
                        right.secure(resettingAtPieces(lower, true), dialer, context))),
        Mutant.beneath(
            "another-identity-in-secio",
            "CONN-03",
            "It proves the identity in its address with noise, and another with secio.",
            options -> ConnectionMutants.withOtherIdentity(options, OddConnectionMutants::isSecio)),
        Mutant.beneath(
            "another-identity-the-second-time",
            "CONN-03",
            "It proves the identity in its address on its first connection only.",
            options -> {
              AtomicInteger connections = new AtomicInteger();
              return ConnectionMutants.withOtherIdentity(
                  options, each -> connections.incrementAndGet() > 1);
            }),
        Mutant.beneath(
            "no-mplex-behind-secio",
            "CONN-05",
            "It ends a connection on which mplex is proposed behind secio.",
            OddConnectionMutants::withoutMplexBehindSecio),
        Mutant.beneath(
            "ping-on-the-first-stream-only",
            "CONN-05",
            "It resets a stream on which ping is proposed, but for the first of a connection.",
            OddConnectionMutants::withoutLaterPing),
        Mutant.beneath(
            "muxer-frames-read-whole",
            "CONN-11",
            "It ends a connection when a frame of the muxer does not come in one piece.",
            OddConnectionMutants::withWholeFrames),
        Mutant.beneath(
            "yamux-pings-not-answered",
            "CONN-11",
            "It answers no ping of yamux.",
            options ->
                options.withMuxers(
                    options.muxers().stream()
                        .map(each -> MuxerWrapper.over(each, OddConnectionMutants::pongless))
                        .toList())),
        Mutant.beneath(
            "sixteen-streams-of-mplex",
            "CONN-11",
            "It reads the headers of mplex as one byte, and hears nothing of a stream beyond the 16th.",
            OddConnectionMutants::withShortHeaders),
        Mutant.beneath(
            "muxers-known-by-their-beginning",
            "CONN-12",
            "It agrees to a muxer whose name begins with that of one that it has.",
            options ->
                options.withMuxers(
                    Stream.concat(
                            options.muxers().stream(),
                            Stack.MUXERS.stream()
                                .map(
                                    each -> MuxerWrapper.named(each.protocol() + "/no-such", each)))
                        .toList())),
        Mutant.beneath(
            "two-muxer-proposals-only",
            "CONN-12",
            "It ends the connection at the third muxer that it does not have.",
            options ->
                ConnectionMutants.secured(
                    options,
                    (right, lower, dialer, context) ->
                        right
                            .secure(lower, dialer, context)
                            .thenApply(OddConnectionMutants::endingAtThird))),
        Mutant.beneath(
            "deaf-behind-a-reset-stream",
            "CONN-21",
            "It answers on no stream of a connection once one was reset in its negotiation.",
            options -> ConnectionMutants.listening(options, OddConnectionMutants::deafAtReset)),
        Mutant.of(
            "later-patches-agreed",
            "CONN-23",
            "It agrees to stardust 0.1.1 too.",
            OddConnectionMutants::agreeingToPatches),
        Mutant.beneath(
            "silent-stream-reset-takes-off",
            "ROBUST-22",
            "It ends all streams of a connection when one that was silent is reset.",
            options -> ConnectionMutants.listening(options, OddConnectionMutants::endingAtReset)));
  }

  private static ServerParts withPlaces(ServerParts parts) {
    AtomicInteger taken = new AtomicInteger();
    return ConnectionWrapper.transports(
        parts,
        raw -> {
          if (taken.get() >= PLACES) {
            raw.reset();
          }
          return watched(raw, taken::incrementAndGet);
        });
  }

  private static Duplex pongless(Duplex lower) {
    byte[] start =
        Arrays.copyOf(YamuxFrame.control(YamuxFrame.PING, YamuxFrame.ACK, 0, 0).encode(), 8);
    return new StreamWrapper(lower) {
      @Override
      public void write(byte[] bytes, Runnable flushed) {
        if (bytes.length == YamuxFrame.HEADER
            && Arrays.equals(bytes, 0, start.length, start, 0, start.length)) {
          flushed.run();
        } else {
          super.write(bytes, flushed);
        }
      }
    };
  }

  private static ServerParts withPlacesForSilent(ServerParts parts) {
    AtomicInteger silent = new AtomicInteger();
    return ConnectionWrapper.transports(
        parts,
        raw -> silent.incrementAndGet() > SILENT ? Hearing.nothing(raw) : heard(raw, silent));
  }

  /** Gives its place back with the first byte. */
  private static MuxedStream heard(Duplex stream, AtomicInteger silent) {
    return new StreamWrapper(stream) {
      private boolean heard;

      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          @Override
          public void bytes(byte[] bytes) {
            if (!heard) {
              heard = true;
              silent.decrementAndGet();
            }
            super.bytes(bytes);
          }
        };
      }
    };
  }

  /** Tells of the end of a stream on which nothing was written. */
  private static MuxedStream watched(Duplex stream, Runnable lost) {
    return new StreamWrapper(stream) {
      private boolean answered;

      @Override
      public void write(byte[] bytes, Runnable flushed) {
        answered = true;
        super.write(bytes, flushed);
      }

      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          @Override
          public void closed(Closure closure) {
            if (!answered) {
              lost.run();
            }
            super.closed(closure);
          }
        };
      }
    };
  }

  private static StreamWrapper resettingAtPieces(Duplex stream, boolean firstOnly) {
    return new StreamWrapper(stream) {
      private boolean later;

      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          @Override
          public void bytes(byte[] bytes) {
            boolean read = bytes.length > 1 || (firstOnly && later);
            later = true;
            if (read) {
              super.bytes(bytes);
            } else {
              reset();
            }
          }
        };
      }
    };
  }

  private static ServerOptions withoutMplexBehindSecio(ServerOptions options) {
    return ConnectionMutants.secured(
        options,
        (right, lower, dialer, context) ->
            right
                .secure(lower, dialer, context)
                .thenApply(done -> isSecio(right) ? withoutMplex(done) : done));
  }

  private static boolean isSecio(SecurityProtocol each) {
    return each.name().equals("secio");
  }

  private static Secured withoutMplex(Secured done) {
    Duplex channel =
        new StreamWrapper(done.channel()) {
          @Override
          public void write(byte[] bytes, Runnable flushed) {
            if (new String(bytes, StandardCharsets.ISO_8859_1).contains(Mplex.PROTOCOL)) {
              reset();
            } else {
              super.write(bytes, flushed);
            }
          }
        };
    return new Secured(channel, done.remoteKey());
  }

  private static Secured endingAtThird(Secured done) {
    return new Secured(endingAtThird(done.channel()), done.remoteKey());
  }

  private static MuxedStream endingAtThird(Duplex channel) {
    int[] refused = {0};
    return ConnectionMutants.onNa(
        channel,
        (stream, na) -> {
          refused[0]++;
          if (refused[0] < THIRD) {
            stream.write(na);
          } else {
            stream.reset();
          }
        });
  }

  private static ServerOptions agreeingToBeginnings(ServerOptions options) {
    List<SecurityProtocol> all = new ArrayList<>(options.securities());
    options
        .securities()
        .forEach(each -> all.add(ConnectionMutants.named(each.protocol() + "/no-such", each)));
    return options.withSecurities(all);
  }

  private static ServerOptions withoutLaterPing(ServerOptions options) {
    return ConnectionMutants.streamsOfEach(
        options,
        () -> {
          AtomicBoolean first = new AtomicBoolean(true);
          return stream -> first.getAndSet(false) ? stream : ConnectionMutants.withoutPing(stream);
        });
  }

  private static ServerOptions withWholeFrames(ServerOptions options) {
    return options.withMuxers(
        options.muxers().stream().map(OddConnectionMutants::readingWhole).toList());
  }

  private static MuxerFactory readingWhole(MuxerFactory right) {
    return MuxerWrapper.over(right, lower -> resettingAtPieces(lower, false));
  }

  private static ServerOptions withShortHeaders(ServerOptions options) {
    return options.withMuxers(
        options.muxers().stream()
            .map(
                each ->
                    each.protocol().equals(Mplex.PROTOCOL)
                        ? MuxerWrapper.listening(each, OddConnectionMutants::hearingSixteen)
                        : each)
            .toList());
  }

  private static MuxerListener hearingSixteen(MuxerListener right) {
    AtomicInteger streams = new AtomicInteger();
    return ConnectionMutants.opened(
        right,
        stream -> {
          if (streams.incrementAndGet() <= 16) {
            right.opened(stream);
          }
        });
  }

  private static MuxerListener deafAtReset(MuxerListener right) {
    boolean[] deaf = {false};
    return ConnectionMutants.opened(
        right,
        stream -> {
          if (!deaf[0]) {
            right.opened(watched(stream, () -> deaf[0] = true));
          }
        });
  }

  private static MuxerListener endingAtReset(MuxerListener right) {
    List<Duplex> streams = new ArrayList<>();
    return ConnectionMutants.opened(
        right,
        stream -> {
          streams.add(stream);
          right.opened(watched(stream, () -> List.copyOf(streams).forEach(Duplex::reset)));
        });
  }

  private static ServerParts agreeingToPatches(ServerParts parts) {
    return parts.withView(
        connection ->
            new ConnectionWrapper(parts.view().of(connection)) {
              @Override
              public void handle(String protocol, Consumer<Duplex> accepted) {
                super.handle(protocol, accepted);
                super.handle("/p2p/stardust/0.1.1", accepted);
              }
            });
  }
}
