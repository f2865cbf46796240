package stardust.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract with scripts: what is printed, what is written, and the exit status. */
class CommandLineTest {

  private final Path folder;

  CommandLineTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aRightServerIsConformantAndAllFilesAreWritten() {
    Invocation run = stardust("test", "--requirement", "JOIN-21", "--out", out());

    assertThat(run.status()).as(run.text()).isZero();
    assertThat(run.out()).startsWith("Conformant").contains("report.html");
    assertThat(folder.resolve("out/results.json")).isNotEmptyFile();
    assertThat(folder.resolve("out/report.html")).isNotEmptyFile();
    assertThat(folder.resolve("out/junit.xml")).isNotEmptyFile();
    assertThat(folder.resolve("out/summary.md")).isNotEmptyFile();
  }

  @Test
  void testIsTheCommandWithoutACommand() {
    assertThat(stardust("--requirement", "CONN-01", "--out", out()).status()).isZero();
  }

  @Test
  void reportRendersTheSameFilesAgain() throws Exception {
    stardust("test", "--requirement", "JOIN-21", "--out", out());
    Path again = folder.resolve("again");

    Invocation report =
        stardust(
            "report", folder.resolve("out/results.json").toString(), "--out", again.toString());

    assertThat(report.status()).as(report.text()).isZero();
    for (String file : new String[] {"results.json", "report.html", "junit.xml", "summary.md"}) {
      assertThat(again.resolve(file)).hasSameBinaryContentAs(folder.resolve("out").resolve(file));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "test nonsense",
        "test --nonsense",
        "test --requirement NO-99",
        "test --scenario NO-99/nothing",
        "test --tags @nothing",
        "test --tags @a(",
        "test --discovery-interval 10",
        "test --timeout-scale 0",
        "test --parallel 0",
        "test --security rot13",
        "test --muxer spdy",
        "test --muxer yamux,yamux",
        "explain NO-99",
        "report no-such-file.json",
        "dial /ip4/127.0.0.1/tcp/1/ws no-peer-id"
      })
  void aMistakeIsAUsageErrorInASentence(String line) {
    Invocation run = stardust(line.split(" "));

    assertThat(run.status()).as(run.text()).isEqualTo(2);
    assertThat(run.err()).startsWith("stardust: ").doesNotContain("\tat ");
  }

  @Test
  void whereNothingListensTheEndpointIsUnreachable() throws Exception {
    int port;
    try (ServerSocket unused = new ServerSocket(0)) {
      port = unused.getLocalPort();
    }

    Invocation run = stardust("test", "/ip4/127.0.0.1/tcp/" + port + "/ws", "--out", out());

    assertThat(run.status()).as(run.text()).isEqualTo(3);
    assertThat(run.err())
        .contains("127.0.0.1")
        .contains("cannot be tested")
        .doesNotContain("\tat ");
  }

  @Test
  void whereAnHttpServerListensTheEndpointIsUnreachable() throws Exception {
    try (HttpStub http = new HttpStub()) {
      Invocation run = stardust("test", http.multiaddr(), "--out", out());

      assertThat(run.status()).as(run.text()).isEqualTo(3);
      assertThat(run.err()).contains("WebSocket").doesNotContain("\tat ");
    }
  }

  @Test
  void whereAServerSaysNothingTheRunEndsInBoundedTime() throws Exception {
    try (ServerSocket silent = new ServerSocket(0)) {
      Invocation run =
          stardust("test", "/ip4/127.0.0.1/tcp/" + silent.getLocalPort(), "--out", out());

      assertThat(run.status()).as(run.text()).isEqualTo(3);
      assertThat(run.err()).contains("cannot be tested");
    }
  }

  @Test
  void explainSaysWhereARequirementComesFromAndWhatChecksIt() {
    Invocation run = stardust("explain", "JOIN-21");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("SHA-512")
        .contains("The original says: ")
        .contains("What usually causes its failure: Check the order of the inputs to SHA-512")
        .contains("JOIN-21/the-right-solution-is-accepted");
  }

  @Test
  void listNamesEveryScenario() {
    assertThat(stardust("list").out()).contains("CONN-01/").contains("RELAY-31/");
  }

  @Test
  void aServerWhoseIdentityFileIsRubbishDoesNotStart() throws Exception {
    Path identity = Files.writeString(folder.resolve("identity.json"), "{");

    Invocation run = stardust("serve", "--identity", identity.toString());

    assertThat(run.status()).as(run.text()).isEqualTo(4);
    assertThat(run.err()).contains("the identity file").doesNotContain("\tat ");
  }

  private String out() {
    return folder.resolve("out").toString();
  }

  private static Invocation stardust(String... arguments) {
    return Invocation.of(arguments);
  }
}
