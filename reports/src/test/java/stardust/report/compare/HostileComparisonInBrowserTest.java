package stardust.report.compare;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stardust.report.browser.Pages;
import stardust.report.model.RunResult;
import stardust.report.sample.HostileRun;
import stardust.spec.Catalogue;

/** Servers that send script, markup and control characters in every field, in Chromium. */
@Order(6)
class HostileComparisonInBrowserTest {

  private static final String INTRUDERS = "img, [hostile-attribute]";

  @RegisterExtension static final Pages PAGES = new Pages();

  @Test
  void runsNothingAndMakesNoElement() throws Exception {
    Page page = openAll("hostile", comparison(HostileRun.run()));

    assertThat(page.locator(INTRUDERS)).hasCount(0);
    assertThat(page.locator("body > script:not([type='text/plain'])")).hasCount(1);
    assertThat(PAGES.dialogs()).isEmpty();
    assertThat(PAGES.complaints()).isEmpty();
    assertThat(PAGES.requests()).allMatch(address -> address.startsWith("file:"));
  }

  @Test
  void showsWhatIsHidden() throws Exception {
    Page page = openAll("hostile", comparison(HostileRun.run()));

    assertThat(page.locator("#detail .results").first()).containsText("\\u001b[2J");
    assertThat(page.content()).doesNotContain("\u001b", "\u202e");
  }

  @Test
  void breaksNothingWithFourMebibytesInEveryField() throws Exception {
    Comparison flood = comparison(HostileRun.flood());
    assertThat(ComparisonReport.render(flood)).hasSizeLessThan(1 << 20);

    Page page = openAll("flood", flood);

    assertThat(page.locator("#detail .results").first()).containsText("more characters)");
    assertThat(page.locator(INTRUDERS)).hasCount(0);
    assertThat(PAGES.complaints()).isEmpty();
  }

  /** Shows what escaping is worth: the policy still stops the script, and the page is broken. */
  @Test
  void wouldBeFullOfIntrudersIfItDidNotEscape() throws Exception {
    Comparison comparison = comparison(HostileRun.run());
    Page page =
        PAGES.open("unescaped", () -> ComparisonReport.render(comparison, text -> text), "");

    assertThat(page.locator(INTRUDERS).count()).isGreaterThan(3);
    assertThat(PAGES.complaints()).anyMatch(each -> each.contains("Content Security Policy"));
    assertThat(PAGES.dialogs()).isEmpty();
  }

  private static Page openAll(String name, Comparison comparison) {
    Page page = PAGES.open(name, () -> ComparisonReport.render(comparison), "");
    page.locator("table.grid td a").first().click();
    page.locator("#detail .side li.message summary").first().click();
    assertThat(page.locator("#detail .seq-body").first()).isVisible();
    return page;
  }

  private static Comparison comparison(RunResult run) throws ComparisonException {
    return Comparison.of(List.of(run, run, run), Catalogue.load());
  }
}
