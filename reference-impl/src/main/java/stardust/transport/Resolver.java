package stardust.transport;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import stardust.transport.DialException.Reason;

/**
 * Finds the addresses of names. The platform blocks while it asks, so it asks in its own thread.
 */
final class Resolver implements AutoCloseable {

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "stardust-resolver");
            thread.setDaemon(true);
            return thread;
          });

  /** All addresses of the host, at least one; fails with a {@link DialException}. */
  CompletableFuture<List<InetAddress>> resolve(Endpoint endpoint) {
    return CompletableFuture.supplyAsync(() -> lookUp(endpoint), threads);
  }

  private static List<InetAddress> lookUp(Endpoint endpoint) {
    try {
      List<InetAddress> found =
          Stream.of(InetAddress.getAllByName(endpoint.host()))
              .filter(address -> fits(address, endpoint.family()))
              .toList();
      if (found.isEmpty()) {
        throw new UnknownHostException("no address of the family " + endpoint.family());
      }
      return found;
    } catch (UnknownHostException e) {
      throw new CompletionException(
          new DialException(Reason.UNKNOWN_HOST, "unknown host: " + endpoint.host()));
    }
  }

  private static boolean fits(InetAddress address, Endpoint.Family family) {
    return switch (family) {
      case ANY -> true;
      case IP4 -> address instanceof Inet4Address;
      case IP6 -> !(address instanceof Inet4Address);
    };
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
