package stardust.report.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Reports as files, opened in one browser for all tests of a class. Whatever a page says on its
 * console, throws, or asks the network for is kept.
 */
public final class Pages implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private final Map<String, Path> files = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> dialogs = new ArrayList<>();
  private @Nullable Chromium chromium;
  private @Nullable Path folder;
  private @Nullable BrowserContext context;

  @Override
  public void beforeEach(ExtensionContext test) throws IOException {
    Chromium.require();
    if (chromium == null) {
      chromium = Chromium.start();
      folder = Files.createTempDirectory("stardust-report");
    }
    complaints.clear();
    requests.clear();
    dialogs.clear();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    if (context != null) {
      context.close();
      context = null;
    }
  }

  @Override
  public void afterAll(ExtensionContext tests) throws IOException {
    if (chromium != null) {
      chromium.close();
      for (Path file : files.values()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(Objects.requireNonNull(folder));
    }
  }

  /** What pages said on the console above an information, or threw. */
  public List<String> complaints() {
    return complaints;
  }

  /** All addresses that were asked for. */
  public List<String> requests() {
    return requests;
  }

  /** What script of the other side would have shown. */
  public List<String> dialogs() {
    return dialogs;
  }

  /** Opens a report in a window of this size. */
  public Page open(
      String name, Supplier<byte[]> content, String fragment, int width, ColorScheme scheme) {
    afterEachContext();
    Browser browser = Objects.requireNonNull(chromium).browser();
    context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme));
    Page page = context.newPage();
    page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    page.onPageError(complaints::add);
    page.onRequest(request -> requests.add(request.url()));
    page.onDialog(
        dialog -> {
          dialogs.add(dialog.message());
          dialog.dismiss();
        });
    page.navigate(address(name, content) + fragment);
    return page;
  }

  /** Opens a report in a window of a desk, in light colours. */
  public Page open(String name, Supplier<byte[]> content, String fragment) {
    return open(name, content, fragment, 1280, ColorScheme.LIGHT);
  }

  private void afterEachContext() {
    if (context != null) {
      context.close();
    }
  }

  /** Of a file that is written once. */
  public String address(String name, Supplier<byte[]> content) {
    return files
        .computeIfAbsent(
            name,
            each -> {
              try {
                Path file = Objects.requireNonNull(folder).resolve(each + ".html");
                return Files.write(file, content.get());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toUri()
        .toString();
  }
}
