package stardust.runner.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stardust.transport.FreePort;

class RunningProcessTest {

  /** Far more than any of these takes on a busy machine. */
  private static final Duration LONG = Duration.ofSeconds(30);

  private static final Duration SHORT = Duration.ofMillis(200);

  @Test
  void keepsBothStreamsWithTheirTimes() throws Exception {
    RunningProcess process = sh("echo one; echo two >&2; printf three");
    assertThat(process.onExit().get(30, TimeUnit.SECONDS)).isZero();
    process.close();

    assertThat(process.output().lines())
        .extracting(OutputLine::toString)
        .containsExactlyInAnyOrder("> one", "! two", "> three");
    assertThat(process.output().lines())
        .isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()))
        .extracting(OutputLine::number)
        .containsExactly(0L, 1L, 2L);
  }

  @Test
  void runsInTheFolderWithTheEnvironmentThatWereAsked(@TempDir Path folder) {
    Command command =
        new Command(
            List.of("sh", "-c", "echo $STARDUST_WORD; pwd -P"),
            Map.of("STARDUST_WORD", "lantern"),
            Optional.of(folder));

    try (RunningProcess process = RunningProcess.start(command)) {
      process.await(Pattern.compile("^lantern$"), LONG);
      process.await(Pattern.compile(Pattern.quote(folder.getFileName().toString()) + "$"), LONG);
    }
  }

  @Test
  void aPatternIsFoundInALineThatIsStillToCome() {
    try (RunningProcess process = sh("read word; echo listens at port 4711; read word")) {
      process.say("go");

      assertThat(process.await(Pattern.compile("port (\\d+)"), LONG).group(1)).isEqualTo("4711");
    }
  }

  @Test
  void aPatternThatDoesNotComeIsNamedWithTheLastOutput() {
    try (RunningProcess process = sh("echo warming up; read word")) {
      process.await(Pattern.compile("warming"), LONG);

      assertThatExceptionOfType(ProcessException.class)
          .isThrownBy(() -> process.await(Pattern.compile("ready"), SHORT))
          .withMessageContaining("at most 200 ms was a line of its output to match \"ready\"")
          .withMessageContaining("it still runs")
          .withMessageEndingWith("\n  > warming up");
    }
  }

  @Test
  void aPatternIsNoLongerAwaitedOfAProcessThatHasEnded() {
    try (RunningProcess process = sh("echo out of memory >&2; exit 7")) {
      assertThatExceptionOfType(ProcessException.class)
          .isThrownBy(() -> process.await(Pattern.compile("ready"), LONG))
          .withMessageContaining("it has ended with exit status 7")
          .withMessageEndingWith("\n  ! out of memory");
    }
  }

  @Test
  void onlyLinesFromTheGivenOneOnCount() {
    try (RunningProcess process = sh("echo joined 1; read word; echo joined 2; read word")) {
      process.await(Pattern.compile("joined"), LONG);
      long from = process.output().count();
      process.say("go");

      assertThat(process.await(Pattern.compile("joined (.)"), from, LONG).group(1)).isEqualTo("2");
    }
  }

  @Test
  void aPortIsAwaitedUntilSomebodyListens() throws Exception {
    int port = FreePort.find();
    try (RunningProcess process =
        RunningProcess.start(Command.of(java(), listener().toString(), Integer.toString(port)))) {
      process.awaitPort(port, LONG);

      assertThat(process.exitStatus()).isEmpty();
    }
  }

  @Test
  void aPortThatDoesNotOpenIsNamed() throws Exception {
    int port = FreePort.find();
    try (RunningProcess process = sh("read word")) {
      assertThatExceptionOfType(ProcessException.class)
          .isThrownBy(() -> process.awaitPort(port, SHORT))
          .withMessageContaining("at most 200 ms was port " + port + " to accept connections")
          .withMessageEndingWith("it printed nothing");
    }
  }

  @Test
  void aPortIsNoLongerAwaitedOfAProcessThatHasEnded() throws Exception {
    int port = FreePort.find();
    try (RunningProcess process = sh("echo address in use; exit 1")) {
      assertThatExceptionOfType(ProcessException.class)
          .isThrownBy(() -> process.awaitPort(port, LONG))
          .withMessageContaining("it has ended with exit status 1")
          .withMessageContaining("address in use");
    }
  }

  @Test
  void endsByTheSignalThatAProgramCanCatch() {
    RunningProcess process =
        sh("trap 'echo saved; exit 3' TERM; echo up; while :; do read w; done");
    process.await(Pattern.compile("up"), LONG);
    process.say("x");

    process.close();

    assertThat(process.exitStatus()).hasValue(3);
    assertThat(process.output().lines()).extracting(OutputLine::text).contains("saved");
  }

  @Test
  void aTreeThatIgnoresTheSignalIsKilled() {
    RunningProcess process =
        sh("trap '' TERM; (trap '' TERM; sleep 600) & echo child $!; sleep 600");
    long child = Long.parseLong(process.await(Pattern.compile("child (\\d+)"), LONG).group(1));

    process.close();

    assertThat(process.exitStatus()).hasValue(128 + 9);
    assertThat(runs(child)).isFalse();
  }

  @Test
  void aChildWhoseParentHasEndedEndsToo() throws Exception {
    RunningProcess process = sh("sleep 600 & echo child $!; read word");
    long child = Long.parseLong(process.await(Pattern.compile("child (\\d+)"), LONG).group(1));
    process.say("go");
    process.onExit().get(30, TimeUnit.SECONDS);
    assertThat(runs(child)).isTrue();

    process.close();

    assertThat(runs(child)).isFalse();
  }

  @Test
  void aProgramThatDoesNotExistIsOneSentence() {
    assertThatExceptionOfType(ProcessException.class)
        .isThrownBy(() -> RunningProcess.start(Command.of("no-such-program", "it's")))
        .withMessageStartingWith("cannot start no-such-program 'it'\\''s': ");
  }

  @Test
  void theEndOfTheSuiteEndsWhatItStarted(@TempDir Path folder) throws Exception {
    Command suite =
        Command.of(java(), "-cp", System.getProperty("java.class.path"), Starter.class.getName());
    try (RunningProcess process = RunningProcess.start(suite)) {
      long child = Long.parseLong(process.await(Pattern.compile("child (\\d+)"), LONG).group(1));
      assertThat(runs(child)).isTrue();

      // Only the suite is told, as by a user's kill or by Ctrl-C.
      ProcessHandle.of(process.pid()).orElseThrow().destroy();
      process.onExit().get(30, TimeUnit.SECONDS);

      assertThat(runs(child)).isFalse();
    }
  }

  /** A suite that waits for ever, with a process that it started. */
  static final class Starter {

    private Starter() {}

    public static void main(String[] arguments) throws InterruptedException {
      RunningProcess process = sh("echo $$; exec sleep 600");
      String pid = process.await(Pattern.compile("\\d+"), LONG).group();
      System.out.println("child " + pid);
      Thread.currentThread().join();
    }
  }

  private static RunningProcess sh(String script) {
    return RunningProcess.start(Command.of("sh", "-c", script));
  }

  private static boolean runs(long pid) {
    return ProcessTree.isAlive(pid);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private Path listener() throws IOException {
    return Files.writeString(
        Files.createTempDirectory("stardust").resolve("Listener.java"),
        """
        class Listener {
          public static void main(String[] arguments) throws Exception {
            try (var server = new java.net.ServerSocket(Integer.parseInt(arguments[0]))) {
              while (true) {
                server.accept().close();
              }
            }
          }
        }
        """);
  }
}
