package stardust.report.html;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import j2html.utils.TextEscaper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stardust.report.assess.Assessment;
import stardust.report.browser.Pages;
import stardust.report.model.RunResult;
import stardust.report.sample.HostileRun;
import stardust.spec.Catalogue;

/** A server that sends script, markup and control characters in every field, in Chromium. */
class HostileInBrowserTest {

  @RegisterExtension static final Pages PAGES = new Pages();

  @Test
  void runsNothingAndMakesNoElement() {
    Page page = PAGES.open("hostile", () -> page(HostileRun.run()), "");
    openEverything(page);

    assertThat(page.locator(".finding svg .name").first()).isVisible();
    assertThat(page.locator("img, [hostile-attribute]")).hasCount(0);
    assertThat(page.locator("body > script:not([type='text/plain'])")).hasCount(1);
    assertThat(PAGES.dialogs()).isEmpty();
    assertThat(PAGES.complaints()).isEmpty();
    assertThat(PAGES.requests()).hasSize(1);
  }

  @Test
  void showsWhatIsHidden() {
    Page page = PAGES.open("hostile", () -> page(HostileRun.run()), "");
    openEverything(page);

    assertThat(page.locator(".seq-body").first()).containsText("\\u001b[2J");
    assertThat(page.content()).doesNotContain("\u001b", "\u202e");
  }

  @Test
  void breaksNothingWithFourMebibytesInEveryField() {
    RunResult flood = HostileRun.flood();
    byte[] content = page(flood);
    assertThat(content).hasSizeLessThan(1 << 20);

    Page page = PAGES.open("flood", () -> content, "");
    openEverything(page);

    assertThat(page.locator(".finding").first()).containsText("more characters)");
    assertThat(page.locator("img, [hostile-attribute]")).hasCount(0);
    assertThat(PAGES.dialogs()).isEmpty();
    assertThat(PAGES.complaints()).isEmpty();
  }

  /** Shows what escaping is worth: the policy still stops the script, and the page is broken. */
  @Test
  void wouldBeFullOfIntrudersIfItDidNotEscape() {
    TextEscaper none = text -> text;
    Page page =
        PAGES.open(
            "unescaped",
            () -> HtmlReport.render(Assessment.of(HostileRun.run(), Catalogue.load()), none),
            "");

    assertThat(page.locator("img, [hostile-attribute]").count()).isGreaterThan(20);
    assertThat(PAGES.complaints()).anyMatch(each -> each.contains("Content Security Policy"));
    assertThat(PAGES.dialogs()).isEmpty();
  }

  private static void openEverything(Page page) {
    page.locator("details.scenario > summary").first().click();
    page.locator("details.scenario li.message summary").first().click();
  }

  private static byte[] page(RunResult run) {
    return HtmlReport.render(Assessment.of(run, Catalogue.load()));
  }
}
