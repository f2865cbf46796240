package stardust.runner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import stardust.multiaddr.Multiaddr;
import stardust.runner.client.Saying.Kind;
import stardust.runner.endpoint.EndpointException;

class CommandClientsTest {

  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Invitation JOIN = new Invitation.Join(Multiaddr.webSocket("127.0.0.1", 1));

  private final ClientRun run = new ClientRun();

  @Test
  void whatItPrintsOnEitherStreamIsHeard() throws Exception {
    exitOf("echo stardust: joined; echo stardust: error why >&2");

    assertThat(run.awaitSaying(Kind.JOINED, DEADLINE)).isPresent();
    assertThat(run.awaitSaying(Kind.ERROR, DEADLINE)).contains(new Saying(Kind.ERROR, "why"));
  }

  @Test
  void itsExitStatusComesBehindItsLastLine() throws Exception {
    int status = exitOf("echo first; echo last; exit 7");
    run.exited(status);

    assertThat(run.state())
        .isEqualTo("the client exited with status 7; its last lines: first | last");
    assertThat(run.crashed()).isFalse();
  }

  @Test
  void anEndByASignalIsACrash() throws Exception {
    run.exited(exitOf("kill -SEGV $$"));

    assertThat(run.crashed()).isTrue();
    assertThat(run.state()).startsWith("the client crashed with exit status 139");
  }

  @Test
  void standardInputStaysOpenUntilItIsEnded() {
    try (RunningClient client = start("echo stardust: joined; read line; echo ended")) {
      assertThat(run.awaitSaying(Kind.JOINED, DEADLINE)).isPresent();
      assertThat(client.exit()).isNotDone();
    }
  }

  @Test
  void aProgramThatIsNotThereIsASentence() {
    CommandClients clients = of("/no/such/program", "{server}");

    assertThatThrownBy(() -> clients.start(JOIN, run::printed))
        .isInstanceOf(EndpointException.class)
        .hasMessageStartingWith("cannot start /no/such/program");
  }

  private int exitOf(String script) throws Exception {
    try (RunningClient client = start(script)) {
      return client.exit().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private RunningClient start(String script) {
    return of("/bin/sh", "-c", script, "{server}").start(JOIN, run::printed);
  }

  private static CommandClients of(String... words) {
    return new CommandClients(List.of(words), Map.of(), Optional.empty(), Duration.ofSeconds(2));
  }
}
