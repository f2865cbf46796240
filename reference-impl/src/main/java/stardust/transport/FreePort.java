package stardust.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds a port at loopback for somebody who will listen there a moment later.
 *
 * <p>A port that the system chose and that was closed again may be handed to the next socket that
 * asks for any, also to one that only connects. These ports are below all that systems choose from
 * by themselves (RFC 6335 section 6: from 49152; Linux: from 32768), so only who names the port
 * gets it.
 */
public final class FreePort {

  private static final int FIRST = 10_000;
  private static final int COUNT = 6_000;
  private static final int ATTEMPTS = 1_000;

  /** Differs from process to process, and within one gives a port again only after all others. */
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private FreePort() {}

  /**
   * A TCP port at which nobody listens now.
   *
   * @throws IOException if none was found
   */
  public static int find() throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IOException(
        "none of "
            + ATTEMPTS
            + " ports between "
            + FIRST
            + " and "
            + (FIRST + COUNT - 1)
            + " is free at loopback");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
