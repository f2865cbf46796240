package stardust.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed with {@code kill -9}: what it had measured is not lost, and is no pass. */
class KilledRunTest {

  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final int SIGKILL = 137;

  /** The line of the run itself, and those of some scenarios. */
  private static final int LINES = 6;

  private final Path folder;

  KilledRunTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void leavesWhatItHadAndTheReportSaysThatItIsIncomplete() throws Exception {
    Path out = Files.createDirectory(folder.resolve("out"));
    Process run = start(out);
    try {
      awaitLines(out, run);
      run.destroyForcibly();
      assertThat(run.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } finally {
      run.destroyForcibly();
    }
    assertThat(run.exitValue()).isEqualTo(SIGKILL);
    assertThat(out.resolve("results.json")).doesNotExist();

    Path again = folder.resolve("again");
    Invocation report =
        Invocation.of("report", out.resolve("results.json").toString(), "--out", again.toString());

    assertThat(report.out()).contains("the run did not come to its end");
    assertThat(report.out()).doesNotStartWith("Conformant");
    assertThat(again.resolve("report.html")).content().contains("Incomplete run.");
    assertThat(again.resolve("summary.md")).content().contains("did not come to its end");
    assertThat(again.resolve("results.json")).content().contains("\"complete\": false");
  }

  private Process start(Path out) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--discovery-interval",
                "1s",
                "--parallel",
                "4",
                "--out",
                out.toString()))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private void awaitLines(Path out, Process run) throws IOException, InterruptedException {
    Path journal = out.resolve("results.partial.jsonl");
    long end = System.nanoTime() + DEADLINE.toNanos();
    try (WatchService changes = FileSystems.getDefault().newWatchService()) {
      out.register(
          changes, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      while (lines(journal) < LINES) {
        assertThat(run.isAlive()).as(() -> "the run ended by itself: " + log()).isTrue();
        assertThat(System.nanoTime())
            .as(() -> "no " + LINES + " lines in the journal, but " + lines(journal) + ": " + log())
            .isLessThan(end);
        var key = changes.poll(1, TimeUnit.SECONDS);
        if (key != null) {
          key.pollEvents();
          key.reset();
        }
      }
    }
  }

  private static long lines(Path journal) {
    try {
      return Files.exists(journal)
          ? new String(Files.readAllBytes(journal), StandardCharsets.UTF_8)
              .chars()
              .filter(c -> c == '\n')
              .count()
          : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
