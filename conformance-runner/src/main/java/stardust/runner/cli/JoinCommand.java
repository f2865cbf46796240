package stardust.runner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import stardust.client.Pipe;
import stardust.client.StardustClient;
import stardust.connection.Connection;
import stardust.peer.PeerId;
import stardust.protocol.Stardust;
import stardust.runner.client.Saying;
import stardust.transport.Transport;

/** The reference client by hand: joins and shows who is online. */
@Command(
    name = "join",
    mixinStandardHelpOptions = true,
    description = {
      "Joins a server, shows who is online as it changes, and accepts what others dial: in the"
          + " lines of CLIENTS.md.",
      "What they send goes to standard output; with --pipe standard input goes to them, too."
    })
final class JoinCommand implements Callable<Integer> {

  @Mixin private ClientMixin client = new ClientMixin();

  @Option(
      names = "--pipe",
      description = "Join standard input and output to whoever dials; all else to standard error.")
  private boolean pipe;

  private @Nullable Set<PeerId> known;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Transport transport = new Transport(1);
        StardustClient joined = client.join(transport)) {
      status().println(Saying.joined(joined.id()));
      joined.onIncoming(this::accept);
      joined.onDiscovery(this::show);
      if (!joined.online().isEmpty()) {
        show(joined.online());
      }
      String why = String.valueOf(joined.lost().join().getMessage());
      status().println(Saying.error("the server is lost: " + why));
    }
    return ExitStatus.UNREACHABLE.code();
  }

  private synchronized void show(List<PeerId> online) {
    Set<PeerId> now = Set.copyOf(online);
    if (!now.equals(known)) {
      known = now;
      status().println(Saying.peers(online));
    }
  }

  private void accept(Connection peer) {
    status().println(Saying.dialled(peer.remotePeer()));
    peer.handle(
        Stardust.PIPE_PROTOCOL,
        stream -> {
          InputStream in = pipe ? System.in : InputStream.nullInputStream();
          var unused = Pipe.between(stream, in, System.out);
        });
  }

  private PrintStream status() {
    return pipe ? System.err : System.out;
  }
}
