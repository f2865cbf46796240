package stardust.runner.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import stardust.binding.Binding;
import stardust.multiaddr.Multiaddr;
import stardust.peer.PrivateKey;
import stardust.runner.endpoint.ContainerAdapter;
import stardust.runner.endpoint.Endpoint;
import stardust.runner.endpoint.EndpointContext;
import stardust.runner.endpoint.EndpointException;
import stardust.runner.endpoint.EndpointRequest;
import stardust.runner.endpoint.Program;
import stardust.runner.identity.Identities;
import stardust.runner.process.OutputLine;
import stardust.server.ServerOptions;
import stardust.server.StardustServer;
import stardust.transport.Transport;

/** A real Docker engine runs the reference server, and the suite itself. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ContainerTest {

  private static final int PORT = 5892;
  private static final Duration LONG = Duration.ofSeconds(60);

  private static boolean isBuilt;

  @TempDir static Path scratch = Path.of("");

  @BeforeEach
  void build() throws Exception {
    if (!isBuilt) {
      SuiteImage.build(scratch);
      isBuilt = true;
    }
  }

  @Test
  void theReferenceServerInAContainerIsReachedAndItsIdentityReadFromItsLog() throws Exception {
    try (Endpoint endpoint = endpoint(serve("{address}", Optional.empty()));
        Endpoint.Lease lease = endpoint.lease()) {
      assertThat(lease.address().firstPeer()).isNotEmpty();
      assertThat(lease.guessed()).isFalse();
      assertThat(suite("test", "--requirement", "JOIN-21", "--out", ".", "" + lease.address()))
          .contains("Conformant");
      assertThat(endpoint.output().orElseThrow().lines())
          .extracting(OutputLine::text)
          .anyMatch(text -> text.endsWith(" joined"));
    }
    assertThat(containers()).isEmpty();
  }

  @Test
  void aContainerThatWasKilledHasDiedAndAnotherIsStarted() throws Exception {
    try (Endpoint endpoint = endpoint(serve("{address}", Optional.empty()))) {
      Multiaddr first = endpoint.lease().address();
      SuiteImage.run("docker", "kill", containers());
      endpoint.awaitDeath(LONG);

      assertThat(endpoint.deaths())
          .extracting("how")
          .containsExactly("its container ended with exit status 137");
      assertThat(endpoint.lease().address()).isNotEqualTo(first);
    }
    assertThat(containers()).isEmpty();
  }

  @Test
  void aServerThatDoesNotComeUpIsShownWithItsOutput() throws Exception {
    try (Endpoint endpoint = endpoint(serve("nonsense", Optional.empty()))) {
      assertThatExceptionOfType(EndpointException.class)
          .isThrownBy(endpoint::lease)
          .withMessageContaining("its container ended with exit status 2")
          .withMessageContaining("\"nonsense\" is no multiaddr");
    }
    assertThat(containers()).isEmpty();
  }

  @Test
  void readinessIsAwaitedInTheLog() throws Exception {
    Optional<Pattern> ready = Optional.of(Pattern.compile("open for business"));
    try (Endpoint endpoint = endpoint(serve("{address}", ready))) {
      assertThatExceptionOfType(EndpointException.class)
          .isThrownBy(endpoint::lease)
          .withMessageContaining("match \"open for business\"; it still runs");
    }
    assertThat(containers()).isEmpty();
  }

  @Test
  void theSuiteInAContainerTestsAServerOutsideOfIt() throws Exception {
    try (Transport transport = new Transport(2);
        StardustServer server = new StardustServer(transport, options())) {
      server.start().get(30, TimeUnit.SECONDS);
      String address = server.addresses().get(0).toString();

      assertThat(suite("test", "--requirement", "JOIN-21", address)).contains("Conformant");
    }
  }

  /** The suite's image on the network of this machine, as the README has it. */
  private static String suite(String... arguments) throws Exception {
    List<String> words =
        new java.util.ArrayList<>(
            List.of("docker", "run", "--rm", "--network", "host", SuiteImage.NAME));
    words.addAll(List.of(arguments));
    return SuiteImage.run(words.toArray(String[]::new));
  }

  private static String containers() throws Exception {
    return SuiteImage.run("docker", "ps", "-aq", "--filter", "ancestor=" + SuiteImage.NAME);
  }

  private static Endpoint endpoint(Program program) {
    return new ContainerAdapter()
        .endpoint(
            EndpointRequest.of(program),
            new EndpointContext(
                new Transport(1), new Identities(), Duration.ofSeconds(1), Binding.LIBP2P));
  }

  private static Program serve(String listen, Optional<Pattern> ready) {
    return new Program(
        List.of("serve", "--listen", listen),
        Optional.of(SuiteImage.NAME),
        OptionalInt.of(PORT),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        ready,
        ready.isPresent() ? Duration.ofSeconds(3) : LONG,
        Program.STOP);
  }

  private static ServerOptions options() {
    PrivateKey identity = new Identities().next(new java.util.Random(7));
    return ServerOptions.of(identity).withListen(List.of(Multiaddr.webSocket("127.0.0.1", 0)));
  }
}
