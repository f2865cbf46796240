package stardust.interop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs beside Java. Where it is missing the test is skipped and says why, or fails if
 * the environment variable or system property {@code STARDUST_REQUIRE} names it: {@code
 * STARDUST_REQUIRE=node}. Call it in a {@code @BeforeEach}, so that each test is named.
 */
final class Requires {

  private static final String VARIABLE = "STARDUST_REQUIRE";

  private Requires() {}

  /** The JavaScript peers, installed. */
  static void node() {
    for (JsStack stack : JsStack.values()) {
      Path installed = stack.folder().resolve("node_modules/.installed-from");
      require("node", installed, "the JavaScript peers are not installed: run .ci/install-node");
    }
  }

  private static void require(String name, Path file, String message) {
    if (Files.exists(file)) {
      return;
    }
    String full = message + " (looked for " + file + ")";
    if (isDemanded(name)) {
      Assertions.fail(full + ", and " + VARIABLE + " demands " + name);
    }
    Assumptions.abort(full);
  }

  private static boolean isDemanded(String name) {
    return Stream.of(System.getenv(VARIABLE), System.getProperty(VARIABLE))
        .filter(Objects::nonNull)
        .flatMap(value -> Arrays.stream(value.split(",")))
        .anyMatch(value -> value.strip().equals(name));
  }
}
