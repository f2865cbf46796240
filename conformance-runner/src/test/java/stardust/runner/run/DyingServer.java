package stardust.runner.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import stardust.multiaddr.Multiaddr;
import stardust.runner.identity.Identities;
import stardust.server.ServerOptions;
import stardust.server.StardustServer;
import stardust.transport.Transport;

/**
 * A program: the reference server, which breaks down after so many joins with a stack trace, as a
 * server does in which an exception is caught nowhere.
 */
final class DyingServer {

  private DyingServer() {}

  public static void main(String[] arguments) throws Exception {
    int most = Integer.parseInt(arguments[1]);
    AtomicInteger joins = new AtomicInteger();
    ServerOptions options =
        ServerOptions.of(new Identities().next(new java.util.Random(0)))
            .withListen(List.of(Multiaddr.parse(arguments[0])))
            .withDiscoveryPeriod(Duration.ofSeconds(1))
            .withLog(
                line -> {
                  System.out.println(line);
                  if (line.contains(" joined") && joins.incrementAndGet() == most) {
                    breakDown(most);
                  }
                });
    StardustServer server = new StardustServer(new Transport(2), options);
    server.start().get();
    Thread.currentThread().join();
  }

  private static void breakDown(int most) {
    new IllegalStateException("no room for peer " + (most + 1)).printStackTrace();
    Runtime.getRuntime().halt(70);
  }
}
