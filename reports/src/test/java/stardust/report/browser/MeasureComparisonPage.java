package stardust.report.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Says how long a comparison takes to open, to filter and to open a cell in Chromium. */
public final class MeasureComparisonPage {

  private static final int ROUNDS = 7;

  /** Until the page is painted and its data can be searched. */
  private static final String READY = "() => data.columns.length > 0 && performance.now()";

  /** Until the frame after the change is painted. */
  private static final String FILTER =
      """
      (value) => new Promise((done) => {
        const begun = performance.now();
        const [name, wanted] = value.split('=');
        form.elements[name].value = wanted;
        form.dispatchEvent(new Event('input'));
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
      })""";

  /** Until both traces are drawn; after ten seconds it says what is there instead. */
  private static final String OPEN =
      """
      () => new Promise((done, fail) => {
        const begun = performance.now();
        setTimeout(() => fail(new Error('awaited two traces, saw: ' + detail.textContent.slice(0, 600))), 10000);
        const look = () => ($$('#detail .sequence').length > 1
          ? setTimeout(() => done(performance.now() - begun)) : requestAnimationFrame(look));
        $('tr[data-r="JOIN-21"] td a').click();
        requestAnimationFrame(look);
      })""";

  private MeasureComparisonPage() {}

  /** Takes a comparison.html. */
  public static void main(String[] args) {
    String address = Path.of(args[0]).toUri().toString();
    List<Double> opened = new ArrayList<>();
    List<Double> filtered = new ArrayList<>();
    List<Double> cells = new ArrayList<>();
    try (Chromium chromium = Chromium.start()) {
      for (int i = 0; i < ROUNDS; i++) {
        try (BrowserContext context = chromium.browser().newContext()) {
          Page page = context.newPage();
          page.navigate(address);
          opened.add(number(page.waitForFunction(READY).jsonValue()));
          filtered.add(number(page.evaluate(FILTER, "q=relay")));
          filtered.add(number(page.evaluate(FILTER, "q=")));
          filtered.add(number(page.evaluate(FILTER, "show=differences")));
          cells.add(number(page.evaluate(OPEN)));
        }
      }
    }
    say("opens", opened);
    say("filters", filtered);
    say("opens a cell with two traces", cells);
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static void say(String what, List<Double> times) {
    Collections.sort(times);
    System.out.printf(
        Locale.ROOT,
        "%s in %.0f ms (median of %d; slowest %.0f ms)%n",
        what,
        times.get(times.size() / 2),
        times.size(),
        times.get(times.size() - 1));
  }
}
