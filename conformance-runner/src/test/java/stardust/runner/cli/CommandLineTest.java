package stardust.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.transport.FreePort;

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
  void aBareServerIsTestedInItsBinding() throws Exception {
    Invocation run =
        stardust("test", "--binding", "bare", "--tags", "@WIRE-02 or @CONN-02", "--out", out());

    assertThat(run.status()).as(run.text()).isZero();
    assertThat(Files.readString(folder.resolve("out/results.json")))
        .contains("the endpoint speaks the bare binding, which has no security handshake");
  }

  @Test
  void aRightClientIsConformantAndAllFilesAreWritten() {
    Invocation run = stardust("test", "--client", "--requirement", "JOIN-65", "--out", out());

    assertThat(run.status()).as(run.text()).isZero();
    assertThat(run.out()).startsWith("Conformant").contains("report.html");
    assertThat(folder.resolve("out/results.json").toFile())
        .content()
        .containsPattern("\"role\"\\s*:\\s*\"CLIENT\"");
  }

  @Test
  void aClientThatDoesNotComeIsUnreachable() {
    Invocation run =
        stardust("test", "--client", "--out", out(), "--", "/bin/sh", "-c", "echo no", "{server}");

    assertThat(run.status()).as(run.text()).isEqualTo(3);
    assertThat(run.err()).contains("did not connect").contains("its last lines: no");
  }

  @Test
  void testIsTheCommandWithoutACommand() {
    assertThat(stardust("--requirement", "CONN-01", "--out", out()).status()).isZero();
  }

  @Test
  void aServerThatACommandStartsIsTestedAndTheLineThatRepeatsItIsSaid() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String identity = folder.resolve("identity.json").toString();
    String[] arguments = {
      "test",
      "--requirement",
      "JOIN-21",
      "--out",
      out(),
      "--",
      java,
      "-cp",
      System.getProperty("java.class.path"),
      Main.class.getName(),
      "serve",
      "--listen",
      "{address}",
      "--identity",
      identity
    };

    Invocation run = stardust(arguments);

    assertThat(run.status()).as(run.text()).isZero();
    assertThat(folder.resolve("out/results.json"))
        .content()
        .contains("\"kind\": \"process\"")
        .contains("serve --listen '{address}' --identity ");
  }

  @Test
  void anEndpointFileStandsForOptionsAndTheCommandLineWins() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("stardust.yaml"),
            "name: the reference\nmuxers: [mplex]\ndiscovery-interval: 3s\n");

    Invocation run =
        stardust(
            "test",
            "--endpoint",
            file.toString(),
            "--discovery-interval",
            "2s",
            "--requirement",
            "JOIN-21",
            "--out",
            out());

    assertThat(run.status()).as(run.text()).isZero();
    assertThat(folder.resolve("out/results.json"))
        .content()
        .contains("\"name\": \"the reference\"")
        .contains("\"muxers proposed\": \"/mplex/6.7.0\"")
        .contains("\"discovery interval\": \"2000 ms\"");
  }

  @Test
  void theReportOfAMutantCanBeOfAFewScenarios() {
    Invocation run =
        stardust(
            "selfcheck",
            "--mutant",
            "salt-of-127-bytes",
            "--requirement",
            "JOIN-02",
            "--out",
            out());

    assertThat(run.out())
        .containsPattern("Not conformant: 1 of \\d+ requirements broken \\(JOIN-02\\)");
    assertThat(folder.resolve("out/report.html")).isNotEmptyFile();
  }

  @Test
  void aMistakeInAnEndpointFileIsAUsageError() throws Exception {
    Path file = Files.writeString(folder.resolve("stardust.yaml"), "name: a\nmuxer: [mplex]\n");

    Invocation run = stardust("test", "--endpoint=" + file);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("stardust: " + file + ", line 2, column 1: ")
        .contains("did you mean \"muxers\"?");
  }

  @Test
  void initWritesAFileThatCanBeUsedAndWritesOverNone() throws Exception {
    String file = folder.resolve("mine.yaml").toString();

    assertThat(stardust("init", file).status()).isZero();
    assertThat(stardust("test", "--endpoint", file, "--requirement", "CONN-01", "--out", out()))
        .extracting(Invocation::status)
        .isEqualTo(0);
    assertThat(stardust("init", file).status()).isEqualTo(2);
    assertThat(stardust("init", file, "--force").status()).isZero();
  }

  @Test
  void aServerThatDoesNotComeUpIsUnreachableAndItsOutputShown() {
    Invocation run =
        stardust("test", "--out", out(), "--", "sh", "-c", "echo no licence; exit 9", "{port}");

    assertThat(run.status()).as(run.text()).isEqualTo(3);
    assertThat(run.err())
        .contains("exit status 9")
        .contains("> no licence")
        .doesNotContain("\tat ");
  }

  @Test
  void reportRendersTheSameFilesAgain() throws Exception {
    stardust("test", "--requirement", "JOIN-21", "--out", out());
    Path again = folder.resolve("again");

    Invocation report =
        stardust(
            "report", folder.resolve("out/results.json").toString(), "--out", again.toString());

    assertThat(report.status()).as(report.text()).isZero();
    for (String file :
        new String[] {"results.json", "report.html", "junit.xml", "summary.md", "badge.svg"}) {
      assertThat(again.resolve(file)).hasSameBinaryContentAs(folder.resolve("out").resolve(file));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "test nonsense",
        "test /ip4/127.0.0.1/nonsense",
        "test /ip4/127.0.0.1/tcp/1/ws -- sh",
        "test /ip4/127.0.0.1/tcp/1/ws --port 1",
        "test --port 5892",
        "test --env A=b",
        "test --env A -- sh",
        "test --port 0 -- sh",
        "test --ready-pattern ( -- sh",
        "test --adapter nonsense",
        "test --adapter embedded -- sh",
        "test --adapter-jar no-such.jar",
        "list -- sh",
        "test --nonsense",
        "test --requirement NO-99",
        "test --scenario NO-99/nothing",
        "test --section 99",
        "test --baseline no-such-file.txt",
        "test --tags @nothing",
        "test --tags @a(",
        "test --discovery-interval 10",
        "test --timeout-scale 0",
        "test --parallel 0",
        "test --client /ip4/127.0.0.1/tcp/1/ws",
        "test --client -- client",
        "test --client --requirement JOIN-21",
        "dial /ip4/127.0.0.1/tcp/1/ws",
        "test --security rot13",
        "test --muxer spdy",
        "test --muxer yamux,yamux",
        "test --binding naked",
        "serve --binding BARE",
        "explain NO-99",
        "report no-such-file.json",
        "selfcheck --mutant no-such-mutant",
        "selfcheck --section 5",
        "selfcheck --mutant half-close-swallowed --out nowhere --requirement NONE-01",
        "dial /ip4/127.0.0.1/tcp/1/ws no-peer-id"
      })
  void aMistakeIsAUsageErrorInASentence(String line) {
    Invocation run = stardust(line.split(" "));

    assertThat(run.status()).as(run.text()).isEqualTo(2);
    assertThat(run.err()).startsWith("stardust: ").doesNotContain("\tat ");
  }

  @Test
  void whereNothingListensTheEndpointIsUnreachable() throws Exception {
    int port = FreePort.find();

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
