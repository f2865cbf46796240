package stardust.report.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The installed Chromium. Where it is missing the test is skipped and says why, or fails if the
 * environment variable {@code STARDUST_REQUIRE} names {@code chromium}.
 */
final class Chromium implements AutoCloseable {

  private static final String VARIABLE = "STARDUST_REQUIRE";

  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/bin/chromium-headless-shell"),
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"));

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setChromiumSandbox(false));
  }

  /** Call it in a {@code @BeforeEach}, so that each test that is skipped is named. */
  static void require() {
    if (installed().isPresent()) {
      return;
    }
    String message = "Chromium is not installed: run .ci/install-chromium (looked for " + PLACES;
    if (isDemanded()) {
      Assertions.fail(message + "), and " + VARIABLE + " demands chromium");
    }
    Assumptions.abort(message + ")");
  }

  static Optional<Path> installed() {
    return PLACES.stream().filter(Files::isExecutable).findFirst();
  }

  private static boolean isDemanded() {
    return Stream.of(System.getenv(VARIABLE), System.getProperty(VARIABLE))
        .filter(Objects::nonNull)
        .flatMap(value -> Arrays.stream(value.split(",")))
        .anyMatch(value -> value.strip().equals("chromium"));
  }

  static Chromium start() {
    return new Chromium(installed().orElseThrow());
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
