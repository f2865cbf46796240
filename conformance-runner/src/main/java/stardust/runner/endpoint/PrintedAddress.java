package stardust.runner.endpoint;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import stardust.multiaddr.Multiaddr;
import stardust.multiaddr.MultiaddrException;
import stardust.runner.process.OutputLine;

/** The multiaddr that a server prints when it listens, as most do. */
final class PrintedAddress {

  private static final String HOST = "/(?:ip4|ip6|dns|dns4|dns6)/[^/\\s]+";
  private static final String REST = "(?:/[A-Za-z0-9-]+)*";

  private static final Set<String> HERE = Set.of("127.0.0.1", "::1", "0.0.0.0", "::");

  private PrintedAddress() {}

  /** Finds one with this port, or with any. */
  static Pattern pattern(OptionalInt port) {
    String number = port.isPresent() ? Integer.toString(port.getAsInt()) : "\\d+";
    return Pattern.compile(HOST + "/tcp/" + number + "(?!\\d)" + REST);
  }

  /**
   * The one that says most: with a peer id rather than without, on this machine rather than in its
   * network, over WebSocket rather than TCP.
   */
  static Optional<Multiaddr> in(
      List<OutputLine> lines, OptionalInt port, Optional<TransportKind> transport) {
    Pattern pattern = pattern(port);
    return lines.stream()
        .flatMap(line -> pattern.matcher(line.text()).results())
        .map(MatchResult::group)
        .flatMap(PrintedAddress::parsed)
        .filter(address -> !address.isTls())
        .filter(address -> transport.map(each -> each == kind(address)).orElse(true))
        .min(
            Comparator.comparing((Multiaddr address) -> address.firstPeer().isEmpty())
                .thenComparing(address -> !HERE.contains(address.host().orElse("")))
                .thenComparing(PrintedAddress::kind));
  }

  static TransportKind kind(Multiaddr address) {
    return address.isWebSocket() ? TransportKind.WS : TransportKind.TCP;
  }

  private static Stream<Multiaddr> parsed(String text) {
    try {
      return Stream.of(Multiaddr.parse(text));
    } catch (MultiaddrException somethingElse) {
      return Stream.empty();
    }
  }
}
