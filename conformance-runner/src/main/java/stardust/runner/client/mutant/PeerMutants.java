package stardust.runner.client.mutant;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import stardust.client.ClientOptions;
import stardust.client.ClientParts;
import stardust.connection.Connection;
import stardust.connection.UpgradeOptions;
import stardust.io.Duplex;
import stardust.muxer.MuxerFactory;
import stardust.protocol.Stardust;
import stardust.runner.mutant.ConnectionWrapper;

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
            PeerMutants::expectingLines),
        ClientMutant.of(
            "dialler-waits",
            "RELAY-41",
            "It dials, and waits for the target to propose first.",
            parts -> upgrading(parts, (options, initiator) -> false, true)),
        ClientMutant.of(
            "dialled-proposes",
            "RELAY-42",
            "It is dialled, and proposes first.",
            parts -> upgrading(parts, (options, initiator) -> true, true)),
        ClientMutant.of(
            "dialled-once-only",
            "RELAY-42",
            "It takes part in one connection with a peer that dials, and in no second one.",
            PeerMutants::once),
        ClientMutant.of(
            "anybody-is-the-target",
            "RELAY-43",
            "It connects with whoever answers over the relay.",
            parts -> upgrading(parts, (options, initiator) -> initiator, false)));
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

  private static ClientParts upgrading(ClientParts parts, Role role, boolean checks) {
    return parts.withUpgrades(
        (options, stream, initiator, prepare) ->
            parts
                .upgrades()
                .upgrade(
                    checks ? options : ofAnybody(options),
                    stream,
                    role.isInitiator(options, initiator),
                    prepare));
  }

  private static UpgradeOptions ofAnybody(UpgradeOptions options) {
    return new UpgradeOptions(
        options.self(),
        options.securities(),
        options.muxers(),
        options.services(),
        Optional.empty(),
        options.observed(),
        options.timeouts(),
        options.limits(),
        options.random(),
        options.tap());
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

  private static ClientParts expectingLines(ClientParts parts) {
    return parts.withUpgrades(
        (options, stream, initiator, prepare) ->
            parts
                .upgrades()
                .upgrade(
                    options,
                    initiator ? stream : Streams.deafFrom(stream, bytes -> bytes.length == 1),
                    initiator,
                    prepare));
  }

  private static ClientParts once(ClientParts parts) {
    AtomicInteger dialled = new AtomicInteger();
    return parts.withUpgrades(
        (options, stream, initiator, prepare) ->
            !initiator && dialled.incrementAndGet() > 1
                ? new CompletableFuture<>()
                : parts.upgrades().upgrade(options, stream, initiator, prepare));
  }
}
