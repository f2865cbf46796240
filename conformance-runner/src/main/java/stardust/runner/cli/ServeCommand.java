package stardust.runner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import stardust.multiaddr.Multiaddr;
import stardust.runner.endpoint.EndpointException;
import stardust.runner.probe.Offer;
import stardust.server.IdentityFile;
import stardust.server.ServerLog;
import stardust.server.ServerOptions;
import stardust.server.StardustServer;
import stardust.transport.Transport;

/** The reference server by hand. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Runs the reference server until it is stopped by SIGTERM or Ctrl-C.")
final class ServeCommand implements Callable<Integer> {

  private static final int LOOPS = 4;

  @Option(
      names = "--listen",
      paramLabel = "MULTIADDR",
      converter = MultiaddrConverter.class,
      description = "Where to listen; may be given several times. Default: /ip6/::/tcp/5892/ws")
  private List<Multiaddr> listen = List.of();

  @Option(
      names = "--identity",
      paramLabel = "FILE",
      defaultValue = "stardust-identity.json",
      description = "The server's identity, made on first use. Default: ${DEFAULT-VALUE}")
  private Path identity = Path.of("stardust-identity.json");

  @Option(
      names = "--discovery-interval",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description = "How often every peer gets its list. Default: ${DEFAULT-VALUE}")
  private Duration interval = ServerOptions.DEFAULT_PERIOD;

  @Mixin private StackOptions stack = new StackOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Offer offer = stack.offer();
    ServerOptions options =
        ServerOptions.of(IdentityFile.loadOrCreate(identity))
            .withBinding(offer.binding())
            .withDiscoveryPeriod(interval)
            .withSecurities(offer.securities())
            .withMuxers(offer.muxers())
            .withLog(ServerLog.to(System.out));
    try (Transport transport = new Transport(LOOPS);
        StardustServer server =
            new StardustServer(
                transport, listen.isEmpty() ? options : options.withListen(listen))) {
      start(server);
      untilStopped(server);
    }
    return ExitStatus.CONFORMANT.code();
  }

  private static void start(StardustServer server) throws InterruptedException {
    try {
      server.start().get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new EndpointException("the server cannot start: " + cause.getMessage(), e);
    }
  }

  /** The hook holds the process until the server has stopped. */
  private static void untilStopped(StardustServer server) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  System.out.println("stopped");
                  stopped.countDown();
                },
                "stardust-stop"));
    stopped.await();
  }
}
