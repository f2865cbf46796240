package stardust.runner.container;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import stardust.runner.process.Command;
import stardust.runner.process.RunningProcess;

/** The suite's image, built from scratch of the classes that are tested. */
final class SuiteImage {

  static final String NAME = "stardust-conformance-test";

  private static final String VARIABLE = "STARDUST_REQUIRE";
  private static final Duration TO_BUILD = Duration.ofMinutes(5);

  private SuiteImage() {}

  /**
   * Builds it. Where there is no Docker engine the test is skipped and says so, or fails if the
   * environment variable {@code STARDUST_REQUIRE} names docker among others.
   */
  static void build(Path scratch) throws Exception {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      String message = "no Docker engine answers here";
      if (isDemanded()) {
        Assertions.fail(message + ", and " + VARIABLE + " demands docker");
      }
      Assumptions.abort(message);
    }
    Path context = scratch.resolve("context");
    List<String> words = new ArrayList<>();
    words.add(root().resolve("conformance-runner/container/context").toString());
    words.add(context.toString());
    words.addAll(jars(scratch));
    run(words.toArray(String[]::new));
    run("docker", "build", "-q", "-t", NAME, context.toString());
  }

  /** Runs a program to its end, which must be a good one, and returns what it printed. */
  static String run(String... words) throws Exception {
    try (RunningProcess process = RunningProcess.start(Command.of(words))) {
      int status = process.onExit().get(TO_BUILD.toMillis(), TimeUnit.MILLISECONDS);
      Assertions.assertEquals(0, status, () -> process.command() + ": " + process.seen());
      return String.join(
          "\n", process.restOfOutput().lines().stream().map(line -> line.text()).toList());
    }
  }

  /** The class path without the tests, as jars, each under a name of its own. */
  private static List<String> jars(Path scratch) throws IOException {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (entry.isEmpty() || path.endsWith("test-classes")) {
        continue;
      }
      if (Files.isDirectory(path)) {
        jars.add(jar(path, scratch.resolve("classes-" + jars.size() + ".jar")));
      } else if (Files.isRegularFile(path)) {
        jars.add(entry);
      }
    }
    return jars;
  }

  private static String jar(Path classes, Path jar) {
    ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
    PrintWriter out = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int status = tool.run(out, out, "-cf", jar.toString(), "-C", classes.toString(), ".");
    Assertions.assertEquals(0, status, "jar of " + classes);
    return jar.toString();
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("conformance-runner/container/context"))) {
      folder =
          Objects.requireNonNull(
              folder.getParent(), "conformance-runner/container/context is nowhere above");
    }
    return folder;
  }

  private static boolean isDemanded() {
    return Stream.of(System.getenv(VARIABLE), System.getProperty(VARIABLE))
        .filter(Objects::nonNull)
        .flatMap(value -> Arrays.stream(value.split(",")))
        .anyMatch(value -> value.strip().equals("docker"));
  }
}
