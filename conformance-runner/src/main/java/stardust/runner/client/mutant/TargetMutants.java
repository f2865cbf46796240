package stardust.runner.client.mutant;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import stardust.client.ClientParts;
import stardust.client.ClientStep;
import stardust.connection.UpgradeOptions;
import stardust.connection.UpgradedConnection;
import stardust.peer.PeerId;

/** Clients that connect with others than whom they have dialled. */
final class TargetMutants {

  private TargetMutants() {}

  static List<ClientMutant> all() {
    return List.of(
        ClientMutant.of(
            "anybody-is-the-target",
            "RELAY-43",
            "It connects with whoever answers over the relay.",
            parts -> taking(parts, (other, options) -> true)),
        ClientMutant.of(
            "itself-is-the-target",
            "RELAY-43",
            "It connects with itself if it answers over the relay.",
            parts -> taking(parts, TargetMutants::isSelf)),
        ClientMutant.of(
            "server-is-the-target",
            "RELAY-43",
            "It connects with its server if that answers over the relay.",
            parts -> knowing(parts, (known, other) -> known.servers().contains(id(other)))),
        ClientMutant.of(
            "anybody-listed-is-the-target",
            "RELAY-43",
            "It connects with any other peer in the server's list who answers over the relay.",
            parts -> knowing(parts, (known, other) -> known.listed().contains(id(other)))),
        ClientMutant.of(
            "stranger-is-the-target",
            "RELAY-43",
            "It connects with whoever answers over the relay and is neither listed nor its server.",
            parts -> knowing(parts, TargetMutants::isStranger)),
        ClientMutant.of(
            "stranger-is-the-target-over-noise",
            "RELAY-43",
            "It connects with whom it does not know, if it answers over the relay with /noise.",
            parts ->
                knowing(
                    parts,
                    (known, other) ->
                        isStranger(known, other) && other.security().equals("/noise"))));
  }

  /** Whom else a client takes for its target. */
  private interface Also {
    boolean takes(UpgradedConnection other, UpgradeOptions options);
  }

  /** Whom a client knows, besides itself: it is listed too. */
  private record Known(Set<PeerId> servers, Set<PeerId> listed) {}

  private static ClientParts knowing(
      ClientParts parts, BiPredicate<Known, UpgradedConnection> also) {
    Known known = new Known(ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
    ClientParts listening =
        Machines.doing(
            parts.withView(
                connection -> {
                  connection.remotePeer().ifPresent(known.servers()::add);
                  return connection;
                }),
            steps -> {
              steps.forEach(step -> addListed(step, known.listed()));
              return steps;
            });
    return taking(
        listening, (other, options) -> !isSelf(other, options) && also.test(known, other));
  }

  private static void addListed(ClientStep step, Set<PeerId> listed) {
    if (step instanceof ClientStep.Listed list) {
      listed.addAll(list.online());
    }
  }

  private static PeerId id(UpgradedConnection other) {
    return other.remotePeer().orElseThrow();
  }

  private static boolean isStranger(Known known, UpgradedConnection other) {
    return !known.listed().contains(id(other)) && !known.servers().contains(id(other));
  }

  private static boolean isSelf(UpgradedConnection other, UpgradeOptions options) {
    return id(other).equals(options.self().publicKey().peerId());
  }

  private static ClientParts taking(ClientParts parts, Also also) {
    return parts.withUpgrades(
        (options, stream, initiator, prepare) ->
            parts
                .upgrades()
                .upgrade(ofAnybody(options), stream, initiator, prepare)
                .thenCompose(connection -> checked(connection, options, also)));
  }

  private static CompletableFuture<UpgradedConnection> checked(
      UpgradedConnection connection, UpgradeOptions options, Also also) {
    boolean due = options.expected().map(id(connection)::equals).orElse(true);
    if (due || also.takes(connection, options)) {
      return CompletableFuture.completedFuture(connection);
    }
    connection.close();
    return CompletableFuture.failedFuture(new IOException("another identity was proved"));
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
}
