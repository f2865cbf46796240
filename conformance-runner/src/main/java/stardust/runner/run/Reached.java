package stardust.runner.run;

import java.util.Map;
import stardust.peer.PrivateKey;
import stardust.runner.detect.Detection;
import stardust.runner.detect.Detector;
import stardust.runner.detect.Facts;
import stardust.runner.detect.Settlement;
import stardust.runner.detect.Way;
import stardust.runner.endpoint.DetectedEndpoint;
import stardust.runner.endpoint.Endpoint;
import stardust.runner.endpoint.EndpointException;
import stardust.runner.endpoint.TransportKind;
import stardust.runner.probe.Offer;
import stardust.transport.Transport;

/**
 * A server that answers, and what to propose to it.
 *
 * @param facts what was found out about it, by name; empty where nothing had to be
 */
record Reached(Endpoint endpoint, Offer offer, Map<String, String> facts) {

  /**
   * Reaches a server once before the scenarios do, so that a wrong address is one sentence and not
   * a hundred failures, and asks one that is not our own what it speaks.
   *
   * @param identity for the connections that this takes; an RSA key
   * @throws EndpointException when nothing there speaks libp2p
   */
  static Reached of(
      Endpoint endpoint, RunRequest request, Transport transport, PrivateKey identity) {
    try (Endpoint.Lease lease = endpoint.lease()) {
      try {
        if (endpoint.shared()) {
          return asked(endpoint, lease, request, transport, identity);
        }
        Preflight.reach(lease.address(), transport, request.offer(), identity);
        return new Reached(endpoint, request.offer(), Map.of());
      } catch (EndpointException e) {
        throw new EndpointException(e.getMessage() + printed(endpoint), e);
      }
    }
  }

  private static Reached asked(
      Endpoint endpoint,
      Endpoint.Lease lease,
      RunRequest request,
      Transport transport,
      PrivateKey identity) {
    Detection found = detect(lease, request, transport, identity);
    Offer offer = Settlement.of(request.said(), found);
    if (found.ways().stream().noneMatch(Way::works)) {
      Preflight.reach(found.address(), transport, offer, identity);
    }
    return new Reached(
        new DetectedEndpoint(endpoint, TransportKind.in(found.address())),
        offer,
        Facts.of(found, offer.binding()));
  }

  private static Detection detect(
      Endpoint.Lease lease, RunRequest request, Transport transport, PrivateKey identity) {
    try {
      return new Detector(transport, identity, request.timing().scale())
          .detect(lease.address(), lease.guessed());
    } catch (EndpointException e) {
      throw new EndpointException(lease.address() + " cannot be tested: " + e.getMessage(), e);
    }
  }

  /** What a server printed says more than that it was not seen on the wire. */
  private static String printed(Endpoint endpoint) {
    return endpoint.output().map(output -> "; " + output.last()).orElse("");
  }
}
