package stardust.runner.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import stardust.binding.Binding;
import stardust.runner.identity.Identities;
import stardust.runner.process.OutputLine;
import stardust.transport.FreePort;
import stardust.transport.Transport;

/** Real programs that listen, print, and die. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ProcessAdapterTest {

  private static final String ID = "QmTestSpC6a2LmUn9mQs8Qnw9mGyHhBWkz7cBP3WwnoZbD";
  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void aFreePortIsToldInAWordAndAwaited() {
    try (Endpoint endpoint = endpoint(Programs.java(Listener.class, "--port={port}"));
        Endpoint.Lease lease = endpoint.lease()) {
      assertThat(accepts(lease.address().port().orElseThrow())).isTrue();
      assertThat(lease.address().isWebSocket()).isTrue();
      assertThat(lease.guessed()).isTrue();
    }
  }

  @Test
  void theAddressIsToldInTheEnvironment() {
    Program program =
        Programs.withEnvironment(
            Programs.java(Listener.class), Map.of("LISTEN", "at {address} it is"));

    try (Endpoint endpoint = endpoint(program);
        Endpoint.Lease lease = endpoint.lease()) {
      assertThat(endpoint.output().orElseThrow().lines())
          .extracting(OutputLine::text)
          .contains("at " + lease.address() + " it is");
    }
  }

  @Test
  void theAddressThatTheServerPrintsIsTaken() {
    Program program = Programs.java(Listener.class, "--port={port}", "--print=/tcp/%d/p2p/" + ID);

    try (Endpoint endpoint = endpoint(program);
        Endpoint.Lease lease = endpoint.lease()) {
      assertThat(lease.address().firstPeer()).map(Object::toString).hasValue(ID);
      assertThat(lease.address().isWebSocket()).isFalse();
      assertThat(lease.guessed()).isFalse();
      assertThat(endpoint.address()).isEqualTo(lease.address().toString());
    }
  }

  @Test
  void aServerThatChoosesItsPortIsFoundByWhatItPrints() {
    try (Endpoint endpoint =
            endpoint(Programs.java(Listener.class, "--port=0", "--print=/tcp/%d/ws"));
        Endpoint.Lease lease = endpoint.lease()) {
      assertThat(accepts(lease.address().port().orElseThrow())).isTrue();
    }
  }

  @Test
  void aServerWithAPortOfItsOwnIsFoundWhereItIsSaid() throws Exception {
    int port = FreePort.find();
    Program program = Programs.withPort(Programs.java(Listener.class, "--port=" + port), port);

    try (Endpoint endpoint = endpoint(program);
        Endpoint.Lease lease = endpoint.lease()) {
      assertThat(lease.address()).hasToString("/ip4/127.0.0.1/tcp/" + port + "/ws");
    }
  }

  @Test
  void readinessIsAwaitedInTheOutput() {
    Program program =
        Programs.whenReady(
            Programs.java(Listener.class, "--port={port}", "--print=/tcp/%d/ws"),
            "^open for business$",
            Duration.ofMillis(500));

    try (Endpoint endpoint = endpoint(program)) {
      assertThatExceptionOfType(EndpointException.class)
          .isThrownBy(endpoint::lease)
          .withMessageContaining("match \"^open for business$\"")
          .withMessageContaining("500 ms");
    }
  }

  @Test
  void aCommandThatSaysNowhereWhereItListensIsToldWhatToDo() {
    try (Endpoint endpoint = endpoint(Programs.of("sh", "-c", "echo up; exit 0"))) {
      assertThatExceptionOfType(EndpointException.class)
          .isThrownBy(endpoint::lease)
          .withMessageContaining("neither {port} nor {address} in the command")
          .withMessageContaining("it has ended with exit status 0")
          .withMessageContaining("> up");
    }
  }

  @Test
  void aServerThatHasDiedIsStartedAgainAndItsDeathKept() {
    try (Endpoint endpoint = endpoint(Programs.java(Listener.class, "--port={port}", "--die"))) {
      int first = endpoint.lease().address().port().orElseThrow();
      assertThat(endpoint.deaths()).isEmpty();
      assertThat(accepts(first)).isTrue();
      awaitDeath(endpoint);

      int second = endpoint.lease().address().port().orElseThrow();

      assertThat(accepts(second)).isTrue();
      assertThat(endpoint.deaths().get(0).how()).isEqualTo("its process ended with exit status 1");
      assertThat(endpoint.deaths().get(0).last())
          .extracting(OutputLine::text)
          .anyMatch(text -> text.contains("IllegalStateException: a guest came"));
    }
  }

  @Test
  void aServerThatTheSuiteEndsHasNotDied() {
    Endpoint endpoint = endpoint(Programs.java(Listener.class, "--port={port}"));
    int port = endpoint.lease().address().port().orElseThrow();

    endpoint.close();

    assertThat(accepts(port)).isFalse();
    assertThat(endpoint.deaths()).isEmpty();
  }

  @Test
  void anotherServerListensElsewhere() {
    try (Endpoint first = endpoint(Programs.java(Listener.class, "--port={port}"));
        Endpoint second = first.another()) {
      assertThat(first.canBeMany()).isTrue();
      assertThat(first.lease().address()).isNotEqualTo(second.lease().address());
    }
  }

  /** A server that only accepts; its options say when it prints and dies. */
  static final class Listener {

    private Listener() {}

    public static void main(String[] arguments) throws Exception {
      List<String> options = List.of(arguments);
      String listen = System.getenv().getOrDefault("LISTEN", "");
      System.out.println(listen);
      String port = option(options, "--port=", listen.replaceAll(".*/tcp/(\\d+)/.*", "$1"));
      try (ServerSocket server =
          new ServerSocket(Integer.parseInt(port), 50, InetAddress.getLoopbackAddress())) {
        String print = option(options, "--print=", "");
        System.out.println(
            print.isEmpty() ? "" : "/ip4/127.0.0.1" + print.formatted(server.getLocalPort()));
        // The suite looks whether the port is open.
        server.accept().close();
        while (true) {
          server.accept().close();
          if (options.contains("--die")) {
            throw new IllegalStateException("a guest came");
          }
        }
      }
    }

    private static String option(List<String> options, String name, String otherwise) {
      return options.stream()
          .filter(option -> option.startsWith(name))
          .map(option -> option.substring(name.length()))
          .findFirst()
          .orElse(otherwise);
    }
  }

  private static Endpoint endpoint(Program program) {
    return new ProcessAdapter()
        .endpoint(
            EndpointRequest.of(program),
            new EndpointContext(
                new Transport(1), new Identities(), Duration.ofSeconds(1), Binding.LIBP2P));
  }

  private static void awaitDeath(Endpoint endpoint) {
    try {
      assertThat(
              endpoint.output().orElseThrow().await(Pattern.compile("at .*Listener.main"), 0, LONG))
          .isPresent();
      long expiry = System.nanoTime() + LONG.toNanos();
      while (endpoint.deaths().isEmpty() && System.nanoTime() < expiry) {
        Thread.onSpinWait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    assertThat(endpoint.deaths()).as("deaths, with the output %s", endpoint.output()).hasSize(1);
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (java.io.IOException refused) {
      return false;
    }
  }
}
