package stardust.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stardust.binding.Binding;
import stardust.multiaddr.Multiaddr;
import stardust.peer.Keys;
import stardust.runner.mutant.Mutant;
import stardust.runner.mutant.Mutants;
import stardust.server.ServerOptions;
import stardust.server.StardustServer;
import stardust.stack.Stack;
import stardust.transport.FreePort;
import stardust.transport.Transport;

/** What the program finds out about a server by itself. */
class DetectionTest {

  private final Path folder;
  private final Transport transport = new Transport(2);

  DetectionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void close() {
    transport.close();
  }

  @Test
  void aServerIsTestedInTheBindingThatItSpeaksWithoutAnOption() throws Exception {
    try (StardustServer server = bareOverTcp()) {
      Invocation run = test(server, "--requirement", "JOIN-21");

      assertThat(run.status()).as(run.text()).isZero();
      assertThat(run.err()).contains("binding: bare", "transport: tcp", "framing: varint");
      assertThat(results())
          .containsPattern(
              "\"name\"\\s*:\\s*\"binding\"\\s*,\\s*\"value\"\\s*:\\s*\"bare\"|"
                  + "\"binding\"\\s*:\\s*\"bare\"")
          .contains("--binding bare --security");
    }
  }

  @Test
  void whatIsDeclaredAndNotThereIsAFailure() throws Exception {
    try (StardustServer server = started(each -> each.withMuxers(Stack.MUXERS.subList(1, 2)))) {
      Invocation run = test(server, "--requirement", "CONN-05", "--muxer", "yamux,mplex");

      assertThat(run.status()).as(run.text()).isEqualTo(1);
      assertThat(run.out()).contains("FAILED CONN-05", "to /yamux/1.0.0: ");
    }
  }

  @Test
  void aCapabilityOfTheEndpointFileThatIsNotThereIsAFailure() throws Exception {
    try (StardustServer server = started(each -> each)) {
      Path file = folder.resolve("stardust.yaml");
      Files.writeString(
          file, "addresses: [" + portOnly(server) + "]\ncapabilities: [identify, /telnet/1.0.0]\n");

      Invocation run =
          Invocation.of(
              "test", "--endpoint", file.toString(), "--requirement", "CONN-05", "--out", out());

      assertThat(run.status()).as(run.text()).isEqualTo(1);
      assertThat(run.out()).contains("seen:     to /telnet/1.0.0: it answers \"na\"");
    }
  }

  @Test
  void whatIsNotDeclaredIsNotApplicable() throws Exception {
    try (StardustServer server = started(each -> each)) {
      Invocation run = test(server, "--tags", "@CONN-05 or @CONN-01");

      assertThat(run.status()).as(run.text()).isZero();
      assertThat(results()).contains("NOT_APPLICABLE", "nothing is declared of the server");
    }
  }

  @Test
  void probePrintsWhatAServerSpeaksAndHowLongEachLayerTook() throws Exception {
    try (StardustServer server = started(each -> each)) {
      Invocation probe = Invocation.of("probe", portOnly(server).toString());

      assertThat(probe.status()).as(probe.text()).isZero();
      assertThat(probe.out())
          .contains("/ws, connected in ")
          .containsPattern("binding +libp2p")
          .containsPattern("/secio/1.0.0 +agreed")
          .containsPattern("/tls/1.0.0 +refused")
          .containsPattern("/noise with /yamux/1.0.0: works\n +security \\d+ ms, handshake \\d+ ms")
          .contains("test it with: ./stardust test /ip4/127.0.0.1/tcp/");
    }
  }

  @Test
  void probeSaysWhereAWayEndsAndWithAStatusOfOne() throws Exception {
    try (StardustServer server = started(named("no-muxer-known")::of)) {
      Invocation probe = Invocation.of("probe", portOnly(server).toString());

      assertThat(probe.status()).as(probe.text()).isEqualTo(1);
      assertThat(probe.out())
          .contains("/noise: fails: it agrees to no muxer")
          .contains("not detected; --muxer says which there are");
    }
  }

  @Test
  void probeOfAClosedPortIsUnreachable() throws Exception {
    int port = FreePort.find();

    Invocation probe = Invocation.of("probe", "/ip4/127.0.0.1/tcp/" + port);

    assertThat(probe.status()).as(probe.text()).isEqualTo(3);
    assertThat(probe.err()).contains("nothing listens at 127.0.0.1:" + port);
  }

  private Invocation test(StardustServer server, String... options) {
    String[] words = {"test", portOnly(server).toString(), "--out", out()};
    String[] all = new String[words.length + options.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(options, 0, all, words.length, options.length);
    return Invocation.of(all);
  }

  private StardustServer bareOverTcp() throws Exception {
    return started(
        each -> each.withBinding(Binding.BARE).withListen(List.of(Multiaddr.tcp("127.0.0.1", 0))));
  }

  private StardustServer started(UnaryOperator<ServerOptions> change) throws Exception {
    ServerOptions options =
        ServerOptions.of(Keys.generateRsa(2048, new SecureRandom()))
            .withListen(List.of(Multiaddr.webSocket("127.0.0.1", 0)));
    StardustServer server = new StardustServer(transport, change.apply(options));
    server.start().get(30, TimeUnit.SECONDS);
    return server;
  }

  private static Mutant named(String name) {
    return Mutants.all().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Multiaddr portOnly(StardustServer server) {
    return Multiaddr.tcp("127.0.0.1", server.addresses().get(0).port().orElseThrow());
  }

  private String results() throws Exception {
    return Files.readString(folder.resolve("out/results.json"));
  }

  private String out() {
    return folder.resolve("out").toString();
  }
}
