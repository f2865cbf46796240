package stardust.runner.client.mutant;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import stardust.client.ClientOptions;
import stardust.io.Duplex;
import stardust.runner.wrap.SecurityWrapper;
import stardust.security.Secured;
import stardust.security.SecurityContext;
import stardust.security.SecurityProtocol;
import stardust.stack.Stack;

/** Clients that do not look whose identity is proved, over one of the security protocols. */
final class ProofMutants {

  private ProofMutants() {}

  static List<ClientMutant> all() {
    return Stack.SECURITIES.stream()
        .flatMap(each -> Stream.of(trustingServers(each), trustingTargets(each)))
        .toList();
  }

  private static ClientMutant trustingServers(SecurityProtocol behind) {
    return ClientMutant.beneath(
        "anybody-is-the-server-over-" + behind.name(),
        "CONN-42",
        "It joins whoever answers at the address with " + behind.protocol() + ".",
        options -> {
          List<SecurityProtocol> right = options.securities();
          ClientOptions trusting = options.withSecurities(trusting(right, behind));
          return trusting.withParts(
              options
                  .parts()
                  .withUpgrades(
                      (upgrade, stream, initiator, prepare) ->
                          options
                              .parts()
                              .upgrades()
                              .upgrade(upgrade.withSecurities(right), stream, initiator, prepare)));
        });
  }

  private static ClientMutant trustingTargets(SecurityProtocol behind) {
    return ClientMutant.of(
        "anybody-is-the-target-over-" + behind.name(),
        "RELAY-43",
        "It connects with whoever answers over the relay with " + behind.protocol() + ".",
        parts ->
            parts.withUpgrades(
                (options, stream, initiator, prepare) ->
                    parts
                        .upgrades()
                        .upgrade(
                            options.withSecurities(trusting(options.securities(), behind)),
                            stream,
                            initiator,
                            prepare)));
  }

  private static List<SecurityProtocol> trusting(
      List<SecurityProtocol> all, SecurityProtocol behind) {
    return all.stream()
        .map(right -> right.protocol().equals(behind.protocol()) ? trusting(right) : right)
        .toList();
  }

  private static SecurityProtocol trusting(SecurityProtocol right) {
    return new SecurityWrapper(right) {
      @Override
      public CompletableFuture<Secured> secure(
          Duplex lower, boolean dialer, SecurityContext context) {
        SecurityContext anybody =
            new SecurityContext(
                context.self(),
                Optional.empty(),
                context.timeout(),
                context.random(),
                context.tap());
        return super.secure(lower, dialer, anybody);
      }
    };
  }
}
