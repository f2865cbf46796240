package stardust.runner.endpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import stardust.multiaddr.Multiaddr;
import stardust.peer.PeerId;
import stardust.runner.process.OutputLog;

/**
 * Where a server that was started listens.
 *
 * @param peer its id, if it printed it
 * @param guessed whether the transport is a guess
 */
record ListensAt(
    String host, int port, TransportKind transport, Optional<PeerId> peer, boolean guessed) {

  /** Who prints an address does so at once when it listens; a slow machine shows in its start. */
  private static final Duration TO_PRINT = Duration.ofMillis(500);

  /**
   * Reads it off what the server prints, and otherwise takes what was said.
   *
   * @param port where it was told to listen
   * @param tookToStart how long it took to be ready: a line may be late by as much
   * @throws EndpointException when that is not known either
   */
  static ListensAt printedBy(
      OutputLog output, Program program, OptionalInt port, Duration tookToStart) {
    awaitPrinted(output, port, tookToStart.compareTo(TO_PRINT) > 0 ? tookToStart : TO_PRINT);
    return PrintedAddress.in(output.lines(), port, program.transport())
        .map(ListensAt::of)
        .orElseGet(() -> told(program, port));
  }

  /** The same server, reached from elsewhere. */
  ListensAt from(String otherHost, int otherPort) {
    return new ListensAt(otherHost, otherPort, transport, peer, guessed);
  }

  Multiaddr address() {
    Multiaddr address = transport.at(host, port);
    return peer.map(address::withPeer).orElse(address);
  }

  private static ListensAt of(Multiaddr printed) {
    return new ListensAt(
        reachable(printed.host().orElseThrow()),
        printed.port().orElseThrow(),
        PrintedAddress.kind(printed),
        printed.firstPeer(),
        false);
  }

  private static ListensAt told(Program program, OptionalInt port) {
    return new ListensAt(
        Placeholders.HOST,
        port.orElseThrow(
            () ->
                new EndpointException(
                    "it is not known where the server listens: it printed no multiaddr; put {port}"
                        + " or {address} into the command, or say --port")),
        program.transport().orElse(TransportKind.WS),
        Optional.empty(),
        program.transport().isEmpty());
  }

  /** Who listens everywhere also listens here. */
  private static String reachable(String host) {
    return switch (host) {
      case "0.0.0.0" -> Placeholders.HOST;
      case "::" -> "::1";
      default -> host;
    };
  }

  private static void awaitPrinted(OutputLog output, OptionalInt port, Duration within) {
    try {
      var unused = output.await(PrintedAddress.pattern(port), 0, within);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EndpointException("interrupted while the server started", e);
    }
  }
}
