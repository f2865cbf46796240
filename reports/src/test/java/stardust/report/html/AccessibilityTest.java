package stardust.report.html;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stardust.report.assess.Assessment;
import stardust.report.browser.Axe;
import stardust.report.browser.Pages;
import stardust.report.model.RunResult;
import stardust.report.sample.SampleRuns;
import stardust.report.sample.SampleScenario;
import stardust.spec.Catalogue;

/**
 * The rules of axe, on the page with a scenario, a message, a frame and the target's output open.
 */
@Order(2)
class AccessibilityTest {

  private static final String SCENARIO = "#s-join-11-join-31-a-random-of-127-bytes-is-refused";

  /** Of what is all alike the first are enough; to look at all takes minutes. */
  private static final List<String> REPEATED =
      List.of(
          ".spec .part:nth-child(n+6)",
          ".feature:nth-child(n+5)",
          ".map dd:nth-of-type(n+3) .chip");

  @RegisterExtension static final Pages PAGES = new Pages();

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "400, LIGHT"})
  void breaksNoRuleWithEverythingOpen(int width, ColorScheme scheme) {
    Page page = PAGES.open("run", () -> page(SampleRuns.findings()), SCENARIO, width, scheme);
    page.locator(SCENARIO + " li.message summary").first().click();
    page.locator(SCENARIO + " .frame summary").first().click();
    page.locator(SCENARIO + " .output > summary").click();
    assertThat(page.locator(".frame-body").first()).isVisible();
    assertThat(page.locator(SCENARIO + " .output li").first()).isVisible();

    assertThat(violations(Axe.of(page, width, scheme))).isEmpty();
  }

  @Test
  void breaksNoRuleWhenAllIsWell() {
    RunResult well = SampleRuns.of(SampleScenario.of("All is well", "JOIN-01").build());

    Page page = PAGES.open("well", () -> page(well), "");

    assertThat(violations(new AxeBuilder(page))).isEmpty();
  }

  /** Shows that the tests above can fail. */
  @Test
  void wouldSayThatALabelIsMissing() {
    Page page = PAGES.open("run", () -> page(SampleRuns.findings()), "");
    page.evaluate("document.querySelector('#filters [name=l]').parentElement.firstChild.remove()");

    assertThat(Axe.violations(new AxeBuilder(page).include("#filters")))
        .anyMatch(violation -> violation.startsWith("select-name"));
  }

  private static List<String> violations(AxeBuilder axe) {
    REPEATED.forEach(selector -> axe.exclude(selector));
    return Axe.violations(axe);
  }

  private static byte[] page(RunResult run) {
    return HtmlReport.render(Assessment.of(run, Catalogue.load()));
  }
}
