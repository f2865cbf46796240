package stardust.runner.client.mutant;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stardust.client.ClientOptions;
import stardust.client.ClientParts;
import stardust.connection.Connection;
import stardust.connection.UpgradeOptions;
import stardust.connection.UpgradedConnection;
import stardust.io.Duplex;
import stardust.muxer.MuxerFactory;
import stardust.peer.PublicKey;
import stardust.protocol.Stardust;
import stardust.runner.mutant.ConnectionWrapper;
import stardust.runner.wrap.Hearing;
import stardust.runner.wrap.SecurityWrapper;
import stardust.security.Secured;
import stardust.security.SecurityContext;
import stardust.security.SecurityProtocol;

/** Clients that are wrong towards other peers. */
final class PeerMutants {

  private PeerMutants() {}

  static List<ClientMutant> all() {
    return List.of(
        ClientMutant.of(
            "forwarded-stream-refused",
            "DIAL-44",
            "It agrees to no stream that the server opens.",
            parts -> parts.withView(connection -> handling(connection, List.of()))),
        ClientMutant.of(
            "every-version-agreed",
            "DIAL-44",
            "It agrees to stardust 0.9.7 on a stream that the server opens.",
            parts ->
                parts.withView(
                    connection ->
                        handling(connection, List.of(Stardust.PROTOCOL, "/p2p/stardust/0.9.7")))),
        ClientMutant.beneath(
            "third-forwarded-stream-reset",
            "DIAL-44",
            "It accepts two streams that the server opens, and resets a third.",
            PeerMutants::acceptingTwo),
        ClientMutant.of(
            "slow-dialler-not-understood",
            "RELAY-42",
            "It is dialled, and expects whole lines from the start.",
            parts -> expectingLines(parts, false)),
        ClientMutant.of(
            "slow-target-not-understood",
            "RELAY-41",
            "It dials, and expects whole lines from the start.",
            parts -> expectingLines(parts, true)),
        ClientMutant.of(
            "dialler-waits",
            "RELAY-41",
            "It dials, and waits for the target to propose first.",
            parts -> upgrading(parts, (options, initiator) -> false)),
        ClientMutant.of(
            "dialled-proposes",
            "RELAY-42",
            "It is dialled, and proposes first.",
            parts -> upgrading(parts, (options, initiator) -> true)),
        ClientMutant.of(
            "dialled-by-one-at-a-time",
            "RELAY-42",
            "It takes part in one connection with a peer that dials, and in no other beside it.",
            PeerMutants::oneAtATime),
        ClientMutant.of(
            "three-silent-diallers-and-no-fourth",
            "RELAY-42",
            "It takes part in three connections that are not made yet, and in no fourth.",
            PeerMutants::threeAtMost),
        ClientMutant.of(
            "one-connection-with-each-peer",
            "RELAY-42",
            "It takes part in one connection with a peer, and in no other with it once that is reset.",
            PeerMutants::oncePerPeer),
        ClientMutant.of(
            "deaf-to-diallers-while-it-dials",
            "RELAY-42",
            "It takes part in no connection with a peer that dials until its own dial is answered.",
            PeerMutants::onlyOnceAnswered));
  }

  private interface Role {
    boolean isInitiator(UpgradeOptions options, boolean right);
  }

  private static Connection handling(Connection right, List<String> versions) {
    return new ConnectionWrapper(right) {
      @Override
      public void handle(String protocol, Consumer<Duplex> accepted) {
        if (protocol.equals(Stardust.PROTOCOL)) {
          versions.forEach(version -> super.handle(version, accepted));
        } else {
          super.handle(protocol, accepted);
        }
      }
    };
  }

  private static ClientParts upgrading(ClientParts parts, Role role) {
    return parts.withUpgrades(
        (options, stream, initiator, prepare) ->
            parts
                .upgrades()
                .upgrade(options, stream, role.isInitiator(options, initiator), prepare));
  }

  private static ClientOptions acceptingTwo(ClientOptions options) {
    AtomicInteger opened = new AtomicInteger();
    return options.withMuxers(
        options.muxers().stream()
            .<MuxerFactory>map(
                right ->
                    new OpenedStreams(
                        right,
                        (stream, lower) -> {
                          if (opened.incrementAndGet() > 2) {
                            stream.reset();
                          }
                          return stream;
                        }))
            .toList());
  }

  private static ClientParts expectingLines(ClientParts parts, boolean dialling) {
    return parts.withUpgrades(
        (options, stream, initiator, prepare) ->
            parts
                .upgrades()
                .upgrade(
                    options,
                    initiator == dialling
                        ? Hearing.until(stream, bytes -> bytes.length == 1)
                        : stream,
                    initiator,
                    prepare));
  }

  /** The one with the peer that is the first to say something. */
  private static ClientParts oneAtATime(ClientParts parts) {
    AtomicBoolean busy = new AtomicBoolean();
    return parts.withUpgrades(
        (options, stream, initiator, prepare) -> {
          if (initiator) {
            return parts.upgrades().upgrade(options, stream, true, prepare);
          }
          Duplex heard =
              Hearing.of(
                  stream,
                  bytes -> {
                    busy.set(true);
                    return bytes;
                  });
          return busy.get()
              ? new CompletableFuture<>()
              : parts
                  .upgrades()
                  .upgrade(options, heard, false, prepare)
                  .whenComplete((connection, failure) -> freeLater(busy, connection));
        });
  }

  private static void freeLater(AtomicBoolean busy, @Nullable UpgradedConnection connection) {
    if (connection == null) {
      busy.set(false);
    } else {
      var unused = connection.closed().thenRun(() -> busy.set(false));
    }
  }

  private static ClientParts threeAtMost(ClientParts parts) {
    AtomicInteger begun = new AtomicInteger();
    return parts.withUpgrades(
        (options, stream, initiator, prepare) ->
            !initiator && begun.get() >= 3
                ? new CompletableFuture<>()
                : counted(begun, parts.upgrades().upgrade(options, stream, initiator, prepare)));
  }

  private static CompletableFuture<UpgradedConnection> counted(
      AtomicInteger begun, CompletableFuture<UpgradedConnection> upgrade) {
    begun.incrementAndGet();
    return upgrade.whenComplete((connection, failure) -> begun.decrementAndGet());
  }

  private static ClientParts onlyOnceAnswered(ClientParts parts) {
    List<CompletableFuture<?>> answers = new CopyOnWriteArrayList<>();
    return parts
        .withDials(
            (stream, framing, target, writer, deadline) -> {
              CompletableFuture<Duplex> answered =
                  parts.dials().over(stream, framing, target, writer, deadline);
              answers.add(answered);
              return answered;
            })
        .withUpgrades(
            (options, stream, initiator, prepare) ->
                CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .thenCompose(
                        dialled -> parts.upgrades().upgrade(options, stream, initiator, prepare)));
  }

  private static ClientParts oncePerPeer(ClientParts parts) {
    Set<PublicKey> known = ConcurrentHashMap.newKeySet();
    return parts.withUpgrades(
        (options, stream, initiator, prepare) ->
            parts
                .upgrades()
                .upgrade(
                    options.withSecurities(
                        options.securities().stream().map(right -> once(right, known)).toList()),
                    stream,
                    initiator,
                    prepare));
  }

  private static SecurityProtocol once(SecurityProtocol right, Set<PublicKey> known) {
    return new SecurityWrapper(right) {
      @Override
      public CompletableFuture<Secured> secure(
          Duplex lower, boolean dialer, SecurityContext context) {
        return super.secure(lower, dialer, context)
            .thenCompose(
                done -> {
                  if (known.add(done.remoteKey())) {
                    return CompletableFuture.completedFuture(done);
                  }
                  lower.reset();
                  return CompletableFuture.failedFuture(new IOException("it is connected already"));
                });
      }
    };
  }
}
