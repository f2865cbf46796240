package stardust.runner.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stardust.connection.UpgradedConnection;
import stardust.muxer.MuxerFactory;
import stardust.runner.client.Caller;
import stardust.runner.client.ClientUnderTest;
import stardust.runner.client.Proposal;
import stardust.runner.client.Visit;
import stardust.runner.endpoint.EndpointException;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Offer;
import stardust.runner.time.Timing;
import stardust.security.SecurityProtocol;

/**
 * Starts a client once before the scenarios do, so that a wrong command is one sentence and not a
 * hundred failures.
 */
final class ClientPreflight {

  private ClientPreflight() {}

  /**
   * Starts it and waits for its connection.
   *
   * @return what was found: the security protocol and the muxer
   * @throws EndpointException when it does not start, does not come, or proposes nothing that the
   *     suite speaks
   */
  static Map<String, String> reach(ClientUnderTest client, Timing timing) {
    try {
      Visit visit = client.start();
      Caller caller =
          visit.callerAgain(0, timing.starting()).orElseThrow(() -> notCome(visit, timing));
      return found(client.offer(), caller, timing);
    } finally {
      client.close();
    }
  }

  private static Map<String, String> found(Offer offer, Caller caller, Timing timing) {
    Map<String, String> found = new LinkedHashMap<>();
    try {
      UpgradedConnection connection = caller.connection(timing.starting());
      found.put("security", connection.security().isEmpty() ? "none" : connection.security());
      found.put("muxer", connection.muxer());
    } catch (RequirementBroken broken) {
      List<String> proposed = caller.proposals().stream().map(Proposal::protocol).toList();
      if (!proposed.isEmpty() && proposed.stream().noneMatch(each -> knows(offer, each))) {
        throw new EndpointException(
            "the client cannot be tested: it proposes only " + String.join(", ", proposed), broken);
      }
      // What else is wrong with it is for the scenarios to say.
    }
    return found;
  }

  private static boolean knows(Offer offer, String protocol) {
    Optional<String> security =
        offer.securities().stream()
            .map(SecurityProtocol::protocol)
            .filter(protocol::equals)
            .findFirst();
    return security.isPresent()
        || offer.muxers().stream().map(MuxerFactory::protocol).anyMatch(protocol::equals);
  }

  private static EndpointException notCome(Visit visit, Timing timing) {
    return new EndpointException(
        "the client was started, and did not connect within "
            + timing.starting().toSeconds()
            + " s: "
            + visit.run().state());
  }
}
