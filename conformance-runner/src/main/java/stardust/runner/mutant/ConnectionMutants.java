package stardust.runner.mutant;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.mplex.Mplex;
import stardust.multistream.MultistreamLine;
import stardust.muxer.MuxedStream;
import stardust.muxer.MuxerListener;
import stardust.peer.Keys;
import stardust.peer.PrivateKey;
import stardust.ping.Ping;
import stardust.protocol.Stardust;
import stardust.runner.wrap.MuxerWrapper;
import stardust.runner.wrap.StreamWrapper;
import stardust.security.Secured;
import stardust.security.SecurityContext;
import stardust.security.SecurityProtocol;
import stardust.server.ServerOptions;
import stardust.server.ServerParts;
import stardust.stack.Stack;
import stardust.yamux.Yamux;

/** Servers that are wrong beneath stardust: security, muxer, and the agreements on them. */
final class ConnectionMutants {

  private static final byte[] NA = MultistreamLine.NOT_AVAILABLE.encode();
  private static final int ROOM = 4;

  private ConnectionMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.beneath(
            "no-security",
            "CONN-02",
            "It negotiates no security.",
            options -> options.withSecurities(List.of())),
        Mutant.beneath(
            "handshake-cut",
            "CONN-02",
            "It agrees to a security protocol and ends the connection in the handshake.",
            options -> secured(options, ConnectionMutants::cutting)),
        Mutant.beneath(
            "another-identity",
            "CONN-03",
            "It proves another identity than that in its address.",
            ConnectionMutants::withOtherIdentity),
        Mutant.beneath(
            "second-security-protocol-missing",
            "CONN-05",
            "It has only the first of the security protocols that are declared of it.",
            options -> options.withSecurities(Stack.SECURITIES.subList(0, 1))),
        Mutant.beneath(
            "second-muxer-missing",
            "CONN-05",
            "It has only the first of the muxers that are declared of it.",
            options -> options.withMuxers(Stack.MUXERS.subList(0, 1))),
        Mutant.beneath(
            "ping-ends-the-stream",
            "CONN-05",
            "It resets a stream on which ping is proposed, which is declared of it.",
            options -> streams(options, ConnectionMutants::withoutPing)),
        Mutant.beneath(
            "no-muxer-known",
            "CONN-11",
            "It agrees to no muxer that it declares.",
            options ->
                options.withMuxers(List.of(MuxerWrapper.named("/spdy/3.1.0", Yamux.FACTORY)))),
        Mutant.beneath(
            "muxers-confused",
            "CONN-11",
            "It agrees to yamux and speaks mplex, and the other way round.",
            options ->
                options.withMuxers(
                    List.of(
                        MuxerWrapper.named(Yamux.PROTOCOL, Mplex.FACTORY),
                        MuxerWrapper.named(Mplex.PROTOCOL, Yamux.FACTORY)))),
        Mutant.beneath(
            "unknown-muxer-ends-the-connection",
            "CONN-12",
            "It ends the connection when it does not have the muxer.",
            options -> onSecured(options, false)),
        Mutant.beneath(
            "one-muxer-proposal-only",
            "CONN-12",
            "It answers a muxer that it does not have with na and hears no other.",
            options -> onSecured(options, true)),
        version("stardust-under-another-version", "CONN-21", "It knows stardust 0.2.0 only.", true),
        version("every-version-agreed", "CONN-23", "It agrees to stardust 0.9.7 too.", false),
        Mutant.beneath(
            "one-version-proposal-only",
            "CONN-23",
            "It answers another version with na and resets the stream.",
            options -> streams(options, stream -> afterNa(stream, true))),
        Mutant.beneath(
            "unknown-protocol-not-answered",
            "ROBUST-21",
            "It does not answer a protocol that it does not know.",
            options -> streams(options, stream -> afterNa(stream, false))),
        Mutant.beneath(
            "bytes-behind-proposal-lost",
            "CONN-24",
            "It loses what comes behind a proposal in the same write, on the first stream.",
            ConnectionMutants::forgetfulAtFirst),
        Mutant.beneath(
            "four-streams-only",
            "ROBUST-22",
            "It has room for four streams on a connection, silent ones included.",
            ConnectionMutants::withRoom));
  }

  interface Handshake {
    CompletableFuture<Secured> of(
        SecurityProtocol right, Duplex lower, boolean dialer, SecurityContext context);
  }

  static ServerOptions secured(ServerOptions options, Handshake handshake) {
    return options.withSecurities(
        options.securities().stream()
            .map(right -> security(right.protocol(), right, handshake))
            .toList());
  }

  static SecurityProtocol named(String protocol, SecurityProtocol right) {
    return security(protocol, right, SecurityProtocol::secure);
  }

  private static SecurityProtocol security(
      String protocol, SecurityProtocol right, Handshake handshake) {
    return new SecurityProtocol() {
      @Override
      public String protocol() {
        return protocol;
      }

      @Override
      public CompletableFuture<Secured> secure(
          Duplex lower, boolean dialer, SecurityContext context) {
        return handshake.of(right, lower, dialer, context);
      }
    };
  }

  private static CompletableFuture<Secured> cutting(
      SecurityProtocol right, Duplex lower, boolean dialer, SecurityContext context) {
    lower.reset();
    return new CompletableFuture<>();
  }

  private static ServerOptions withOtherIdentity(ServerOptions options) {
    return withOtherIdentity(options, right -> true);
  }

  /** Proves another identity where the security protocol is such a one. */
  static ServerOptions withOtherIdentity(ServerOptions options, Predicate<SecurityProtocol> where) {
    PrivateKey other = Keys.generateEd25519(new SecureRandom());
    return secured(
        options,
        (right, lower, dialer, context) ->
            right.secure(lower, dialer, where.test(right) ? as(other, context) : context));
  }

  private static SecurityContext as(PrivateKey other, SecurityContext context) {
    return new SecurityContext(
        other, context.expected(), context.timeout(), context.random(), context.tap());
  }

  private static ServerOptions onSecured(ServerOptions options, boolean answered) {
    return secured(
        options,
        (right, lower, dialer, context) ->
            right
                .secure(lower, dialer, context)
                .thenApply(
                    done ->
                        new Secured(
                            onNa(
                                done.channel(),
                                (stream, na) -> {
                                  if (answered) {
                                    stream.write(na);
                                    stream.release();
                                  } else {
                                    stream.reset();
                                  }
                                }),
                            done.remoteKey())));
  }

  interface Refusing {
    void refuse(Duplex stream, byte[] na);
  }

  /** What a negotiation writes to refuse is one write of "na", or of the header and "na". */
  static MuxedStream onNa(Duplex stream, Refusing refusing) {
    return new StreamWrapper(stream) {
      @Override
      public void write(byte[] bytes, Runnable flushed) {
        int from = bytes.length - NA.length;
        boolean na = from >= 0 && Arrays.equals(bytes, from, bytes.length, NA, 0, NA.length);
        if (na && bytes.length < 2 * NA.length + 20) {
          refusing.refuse(stream, bytes);
        } else {
          super.write(bytes, flushed);
        }
      }
    };
  }

  private static MuxedStream afterNa(MuxedStream stream, boolean answered) {
    return onNa(
        stream,
        (right, na) -> {
          if (answered) {
            right.write(na, right::reset);
          }
        });
  }

  static MuxedStream withoutPing(MuxedStream stream) {
    return new StreamWrapper(stream) {
      @Override
      public void write(byte[] bytes, Runnable flushed) {
        if (new String(bytes, StandardCharsets.ISO_8859_1).contains(Ping.PROTOCOL)) {
          stream.reset();
        } else {
          super.write(bytes, flushed);
        }
      }
    };
  }

  private static ServerOptions forgetfulAtFirst(ServerOptions options) {
    return streamsOfEach(
        options,
        () -> {
          AtomicBoolean first = new AtomicBoolean(true);
          return stream -> first.getAndSet(false) ? forgetful(stream) : stream;
        });
  }

  private static MuxedStream forgetful(MuxedStream stream) {
    return new StreamWrapper(stream) {
      private boolean negotiated;

      @Override
      public void unread(byte[] bytes) {
        if (negotiated) {
          super.unread(bytes);
        } else {
          negotiated = true;
          consumed(bytes.length);
        }
      }
    };
  }

  /** Changes each stream that a client opens, before anything is agreed on it. */
  static ServerOptions streams(ServerOptions options, UnaryOperator<MuxedStream> change) {
    return streamsOfEach(options, () -> change);
  }

  /** The same with a change of its own for each connection. */
  static ServerOptions streamsOfEach(
      ServerOptions options, Supplier<UnaryOperator<MuxedStream>> changes) {
    return listening(
        options,
        right -> {
          UnaryOperator<MuxedStream> change = changes.get();
          return opened(right, stream -> right.opened(change.apply(stream)));
        });
  }

  private static ServerOptions withRoom(ServerOptions options) {
    return listening(
        options,
        right -> {
          int[] count = {0};
          return opened(
              right,
              stream -> {
                count[0]++;
                if (count[0] > ROOM) {
                  stream.reset();
                } else {
                  right.opened(stream);
                }
              });
        });
  }

  static MuxerListener opened(MuxerListener right, Consumer<MuxedStream> opened) {
    return new MuxerListener() {
      @Override
      public void opened(MuxedStream stream) {
        opened.accept(stream);
      }

      @Override
      public void closed(Closure closure) {
        right.closed(closure);
      }
    };
  }

  static ServerOptions listening(ServerOptions options, UnaryOperator<MuxerListener> change) {
    return options.withMuxers(
        options.muxers().stream().map(right -> MuxerWrapper.listening(right, change)).toList());
  }

  private static Mutant version(String name, String breaks, String what, boolean only) {
    return Mutant.of(name, breaks, what, parts -> speaking(parts, only));
  }

  private static ServerParts speaking(ServerParts parts, boolean only) {
    return parts.withView(
        connection ->
            new ConnectionWrapper(parts.view().of(connection)) {
              @Override
              public void handle(String protocol, Consumer<Duplex> accepted) {
                if (only && protocol.equals(Stardust.PROTOCOL)) {
                  super.handle("/p2p/stardust/0.2.0", accepted);
                } else {
                  super.handle(protocol, accepted);
                  super.handle("/p2p/stardust/0.9.7", accepted);
                }
              }
            });
  }
}
