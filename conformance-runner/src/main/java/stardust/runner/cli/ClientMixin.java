package stardust.runner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stardust.client.ClientOptions;
import stardust.client.StardustClient;
import stardust.multiaddr.Multiaddr;
import stardust.peer.Keys;
import stardust.peer.PrivateKey;
import stardust.peer.RsaPrivateKey;
import stardust.runner.endpoint.EndpointException;
import stardust.runner.probe.Offer;
import stardust.server.IdentityFile;
import stardust.transport.Transport;

/** What the commands have in common that join a server as a client. */
final class ClientMixin {

  private static final int RSA_BITS = 2048;

  @Parameters(
      index = "0",
      paramLabel = "ADDRESS",
      converter = MultiaddrConverter.class,
      description = "The server, as /ip4/127.0.0.1/tcp/5892/ws/p2p/<id>.")
  private Multiaddr address = Multiaddr.webSocket("127.0.0.1", 5892);

  @Option(
      names = "--identity",
      paramLabel = "FILE",
      description = "The client's identity, made on first use. Without it a fresh one.")
  private @Nullable Path identity;

  @Option(
      names = "--discovery-interval",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description =
          "The period in which the server sends its lists; after five without one it is taken for"
              + " lost. Default: ${DEFAULT-VALUE}")
  private Duration interval = ClientOptions.DEFAULT_PERIOD;

  @Mixin private StackOptions stack = new StackOptions();

  /** Joins the server, or says in a sentence why that failed. */
  StardustClient join(Transport transport) throws IOException, InterruptedException {
    return join(transport, address);
  }

  /** The same at another address than the one that was said. */
  StardustClient join(Transport transport, Multiaddr server)
      throws IOException, InterruptedException {
    Offer offer = stack.offer();
    ClientOptions options =
        ClientOptions.of(identity())
            .withBinding(offer.binding())
            .withSecurities(offer.securities())
            .withMuxers(offer.muxers())
            .withPeriod(period());
    return await(StardustClient.join(transport, server, options), "cannot join " + server);
  }

  /** What was said to be the address. */
  Multiaddr address() {
    return address;
  }

  /** The result, or a sentence. */
  static <T> T await(CompletableFuture<T> future, String what) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new EndpointException(what + ": " + cause.getMessage(), e);
    }
  }

  private Duration period() {
    if (interval.isZero()) {
      throw new UsageException("--discovery-interval must be longer than nothing");
    }
    return interval;
  }

  private RsaPrivateKey identity() throws IOException {
    if (identity == null) {
      return Keys.generateRsa(RSA_BITS, new SecureRandom());
    }
    PrivateKey key = IdentityFile.loadOrCreate(identity);
    if (key instanceof RsaPrivateKey rsa) {
      return rsa;
    }
    throw new UsageException(
        identity + " holds no RSA identity; only RSA identities can join a stardust server");
  }
}
