package stardust.runner.endpoint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.regex.Pattern;
import stardust.runner.process.OutputLog;

/** Waits until the server in a container is ready. */
final class ContainerReadiness {

  private static final Duration POLL = Duration.ofMillis(100);

  private ContainerReadiness() {}

  /**
   * Waits for the pattern in its output, or until it holds a connection at its port.
   *
   * @throws EndpointException when that did not come in time, or the container ended before
   */
  static void await(Program program, OutputLog output, ContainerEnd end, String host, int port) {
    boolean ready =
        program.ready().isPresent()
            ? printed(program.ready().get(), output, program.startWithin())
            : holdsInTime(end, host, port, program.startWithin());
    if (!ready) {
      throw new EndpointException(complaint(program, output, end));
    }
  }

  private static boolean printed(Pattern pattern, OutputLog output, Duration within) {
    try {
      return output.await(pattern, 0, within).isPresent();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean holdsInTime(ContainerEnd end, String host, int port, Duration within) {
    long expiry = System.nanoTime() + within.toNanos();
    while (!holds(host, port)) {
      if (end.await(POLL) || System.nanoTime() >= expiry) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a connection is accepted and kept: the engine accepts for a server that does not listen
   * yet, and hangs up when it cannot hand on.
   */
  private static boolean holds(String host, int port) {
    try (Socket socket = new Socket()) {
      InetAddress address = InetAddress.getAllByName(host)[0];
      socket.connect(new InetSocketAddress(address, port), (int) POLL.toMillis());
      socket.setSoTimeout((int) POLL.toMillis());
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException silent) {
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private static String complaint(Program program, OutputLog output, ContainerEnd end) {
    String awaited =
        program
            .ready()
            .map(pattern -> "a line of its output to match \"" + pattern + "\"")
            .orElse("port " + program.port().orElseThrow() + " in it to accept connections");
    // A container that is ending is told from one that runs by whether its end comes soon.
    String state =
        end.await(POLL) ? end.now().map(ContainerEnd.Ended::words).orElse("") : "it still runs";
    return "a container of "
        + program.image().orElseThrow()
        + " was started; awaited for at most "
        + program.startWithin().toMillis()
        + " ms was "
        + awaited
        + "; "
        + state
        + "; "
        + output.last();
  }
}
