package stardust.runner.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import stardust.client.PeerAddress;
import stardust.client.Pipe;
import stardust.client.StardustClient;
import stardust.connection.Connection;
import stardust.connection.Connection.NegotiatedStream;
import stardust.io.Closure;
import stardust.peer.KeyException;
import stardust.peer.PeerId;
import stardust.protocol.Stardust;
import stardust.runner.client.Saying;
import stardust.transport.Transport;

/** The reference client by hand: dials a peer. */
@Command(
    name = "dial",
    mixinStandardHelpOptions = true,
    description =
        "Joins a server, dials a peer through it, and joins standard input and output to it.")
final class DialCommand implements Callable<Integer> {

  @Mixin private ClientMixin client = new ClientMixin();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PEER",
      description =
          "The peer id to dial; left out where ADDRESS is that of the peer, with /p2p-stardust.")
  private @Nullable String peer;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PeerAddress address = address();
    PeerId target = address.target();
    try (Transport transport = new Transport(1);
        StardustClient joined = client.join(transport, address.server())) {
      System.err.println(Saying.joined(joined.id()));
      Connection connection = ClientMixin.await(joined.dial(target), "cannot dial " + target);
      System.err.println(Saying.connected(target));
      CompletableFuture<Closure> over = new CompletableFuture<>();
      connection.loop().run(() -> open(connection, over));
      Closure closure = ClientMixin.await(over, "the pipe to " + target + " broke");
      if (closure.kind() != Closure.Kind.FINISHED) {
        System.err.println(Saying.error("the pipe ended: " + closure.why()));
        return ExitStatus.UNREACHABLE.code();
      }
    }
    return ExitStatus.CONFORMANT.code();
  }

  private static void open(Connection connection, CompletableFuture<Closure> over) {
    var unused =
        connection
            .open(List.of(Stardust.PIPE_PROTOCOL))
            .thenApply(NegotiatedStream::stream)
            .thenCompose(stream -> Pipe.between(stream, System.in, System.out))
            .whenComplete(
                (closure, failure) -> {
                  if (failure == null) {
                    over.complete(closure);
                  } else {
                    over.completeExceptionally(failure);
                  }
                });
  }

  private PeerAddress address() {
    if (peer != null) {
      return new PeerAddress(client.address(), target(peer));
    }
    return PeerAddress.of(client.address())
        .orElseThrow(
            () ->
                new UsageException(
                    "name the peer to dial, or give its address, with /p2p-stardust and /p2p"));
  }

  private static PeerId target(String peer) {
    try {
      return PeerId.parse(peer);
    } catch (KeyException e) {
      throw new UsageException("\"" + peer + "\" is no peer id: " + e.getMessage());
    }
  }
}
