package stardust.runner.mutant;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import stardust.binding.Binding;
import stardust.connection.Connection;
import stardust.io.Duplex;
import stardust.muxer.MuxedStream;
import stardust.peer.PeerId;
import stardust.runner.wrap.Hearing;
import stardust.server.JoinStep;
import stardust.server.OnlinePeer;
import stardust.server.ServerOptions;
import stardust.server.ServerParts;
import stardust.spec.message.Discovery;

/** Servers that are right with what most clients do, and wrong where one does it otherwise. */
final class SeldomMutants {

  /** Where the length of the first proposal of a stream begins, behind the header of the other. */
  private static final int PROPOSAL = 20;

  /** Where the length of its first field is in a message with a length of four bytes. */
  private static final int FIRST_LENGTH = 5;

  /** The length of a target takes one byte, that of 128 random bytes two. */
  private static final int TOP_BIT = 0x80;

  private static final Duration LATE = Duration.ofMillis(1200);

  private SeldomMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.beneath(
            "names-of-one-byte-lengths-only",
            "ROBUST-21",
            "It resets a stream on which a protocol is proposed whose length takes two bytes.",
            options -> ConnectionMutants.streams(options, SeldomMutants::shortNamesOnly)),
        Mutant.of(
                "bare-names-of-one-byte-lengths-only",
                "CONN-12",
                "It resets a connection on which a muxer is proposed whose length takes two bytes.",
                parts -> ConnectionWrapper.transports(parts, SeldomMutants::shortNamesOnly))
            .in(Binding.BARE),
        Mutant.of(
            "first-stream-of-stardust-registers",
            "ROBUST-22",
            "It resets a stream that begins with a JoinInit if stardust was agreed on another one"
                + " before.",
            SeldomMutants::firstOnly),
        Mutant.beneath(
            "list-before-the-solution",
            "WIRE-11",
            "It sends a list to a peer that has let its challenge wait for 1.2 seconds.",
            SeldomMutants::listingEarly),
        Mutant.of(
            "relays-end-with-an-older-connection",
            "RELAY-01",
            "It resets all relays that an id has dialled when any connection of that ends.",
            SeldomMutants::endingRelays));
  }

  private static MuxedStream shortNamesOnly(Duplex stream) {
    int[] before = {0};
    return Hearing.of(
        stream,
        bytes -> {
          int at = PROPOSAL - before[0];
          before[0] += bytes.length;
          if (at >= 0 && at < bytes.length && (bytes[at] & TOP_BIT) != 0) {
            stream.reset();
          }
          return bytes;
        });
  }

  private static ServerParts firstOnly(ServerParts parts) {
    return parts.withView(
        connection ->
            new ConnectionWrapper(parts.view().of(connection)) {
              private final AtomicInteger agreed = new AtomicInteger();

              @Override
              public void handle(String protocol, Consumer<Duplex> accepted) {
                super.handle(
                    protocol,
                    stream ->
                        accepted.accept(
                            agreed.getAndIncrement() == 0 ? stream : withoutInit(stream)));
              }
            });
  }

  private static Duplex withoutInit(Duplex stream) {
    boolean[] begun = {false};
    return Hearing.of(
        stream,
        bytes -> {
          if (!begun[0] && bytes.length > FIRST_LENGTH && (bytes[FIRST_LENGTH] & TOP_BIT) != 0) {
            stream.reset();
          }
          begun[0] = true;
          return bytes;
        });
  }

  private static ServerOptions listingEarly(ServerOptions options) {
    return Death.parts(
        options.withLimits(options.limits().withMessageDeadlines(LATE)),
        parts ->
            parts.withJoins(
                made ->
                    new JoinWrapper(parts.joins().make(made)) {
                      @Override
                      public List<JoinStep> expired() {
                        return List.of(new JoinStep.Send(Discovery.getDefaultInstance()));
                      }
                    }));
  }

  private static ServerParts endingRelays(ServerParts parts) {
    Map<PeerId, Queue<Duplex>> relays = new ConcurrentHashMap<>();
    return Dialled.streams(
            parts,
            (dialler, target, stream) -> {
              dialler.remotePeer().ifPresent(id -> of(relays, id).add(stream));
              return stream;
            })
        .withOnline(
            new OnlineWrapper(parts.online()) {
              @Override
              public Optional<OnlinePeer> add(OnlinePeer peer) {
                Connection connection = peer.connection();
                var unused =
                    connection
                        .closed()
                        .thenRun(
                            () ->
                                of(relays, peer.id())
                                    .forEach(each -> each.loop().run(each::reset)));
                return super.add(peer);
              }
            });
  }

  private static Queue<Duplex> of(Map<PeerId, Queue<Duplex>> relays, PeerId id) {
    return relays.computeIfAbsent(id, each -> new ConcurrentLinkedQueue<>());
  }
}
