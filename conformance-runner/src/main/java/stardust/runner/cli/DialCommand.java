package stardust.runner.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import stardust.client.Pipe;
import stardust.client.StardustClient;
import stardust.connection.Connection;
import stardust.connection.Connection.NegotiatedStream;
import stardust.io.Closure;
import stardust.peer.KeyException;
import stardust.peer.PeerId;
import stardust.protocol.Stardust;
import stardust.transport.Transport;

/** The reference client by hand: dials a peer. */
@Command(
    name = "dial",
    mixinStandardHelpOptions = true,
    description =
        "Joins a server, dials a peer through it, and joins standard input and output to it.")
final class DialCommand implements Callable<Integer> {

  @Mixin private ClientMixin client = new ClientMixin();

  @Parameters(index = "1", paramLabel = "PEER", description = "The peer id to dial.")
  private String peer = "";

  @Override
  public Integer call() throws IOException, InterruptedException {
    PeerId target = target();
    try (Transport transport = new Transport(1);
        StardustClient joined = client.join(transport)) {
      Connection connection = ClientMixin.await(joined.dial(target), "cannot dial " + target);
      System.err.println("connected to " + target);
      CompletableFuture<Closure> over = new CompletableFuture<>();
      connection.loop().run(() -> open(connection, over));
      Closure closure = ClientMixin.await(over, "the pipe to " + target + " broke");
      if (closure.kind() != Closure.Kind.FINISHED) {
        System.err.println("the pipe ended: " + closure.why());
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

  private PeerId target() {
    try {
      return PeerId.parse(peer);
    } catch (KeyException e) {
      throw new UsageException("\"" + peer + "\" is no peer id: " + e.getMessage());
    }
  }
}
