package stardust.report.pcapng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The installed tshark. Where it is missing the test is skipped and says why, or fails if the
 * environment variable {@code STARDUST_REQUIRE} names {@code tshark}.
 */
final class Tshark {

  private static final String VARIABLE = "STARDUST_REQUIRE";
  private static final Path PLACE = Path.of("/usr/bin/tshark");
  private static final Path DISSECTOR = Path.of("wireshark/stardust.lua");
  private static final int MOST_SECONDS = 60;

  private Tshark() {}

  /** Call it in a {@code @BeforeEach}, so that each test that is skipped is named. */
  static void require() {
    if (Files.isExecutable(PLACE)) {
      return;
    }
    String message = "tshark is not installed: run .ci/install-tshark (looked for " + PLACE;
    if (isDemanded()) {
      Assertions.fail(message + "), and " + VARIABLE + " demands tshark");
    }
    Assumptions.abort(message + ")");
  }

  private static boolean isDemanded() {
    return Stream.of(System.getenv(VARIABLE), System.getProperty(VARIABLE))
        .filter(Objects::nonNull)
        .flatMap(value -> Arrays.stream(value.split(",")))
        .anyMatch(value -> value.strip().equals("tshark"));
  }

  /** What it prints of a file when it knows nothing of stardust, a line each. */
  static List<String> plain(Path file, String... options) {
    return run(file, List.of(options));
  }

  /** What it prints with the dissector. */
  static List<String> dissected(Path file, String... options) {
    List<String> all = new ArrayList<>(List.of("-X", "lua_script:" + DISSECTOR.toAbsolutePath()));
    all.addAll(Arrays.asList(options));
    return run(file, all);
  }

  private static List<String> run(Path file, List<String> options) {
    List<String> command = new ArrayList<>(List.of(PLACE.toString(), "-n", "-r", file.toString()));
    command.addAll(options);
    try {
      Path out = Files.createTempFile(file.getParent(), "tshark", ".out");
      Path err = Files.createTempFile(file.getParent(), "tshark", ".err");
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      String complaints = Files.readString(err);
      assertThat(ended).as("%s ends within %s s; %s", command, MOST_SECONDS, complaints).isTrue();
      assertThat(process.exitValue()).as("%s; %s", command, complaints).isZero();
      assertThat(complaints).doesNotContainIgnoringCase("lua", "cut short", "appears");
      return Files.readAllLines(out).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while waiting for tshark", e);
    }
  }
}
