package stardust.report.compare;

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
import stardust.report.browser.Axe;
import stardust.report.browser.Pages;
import stardust.report.sample.SampleComparison;
import stardust.spec.Catalogue;

/** The rules of axe, on the grid and on a requirement with its traces side by side. */
@Order(1)
class ComparisonAccessibilityTest {

  @RegisterExtension static final Pages PAGES = new Pages();

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "400, LIGHT"})
  void theGridBreaksNoRule(int width, ColorScheme scheme) {
    Page page = PAGES.open("servers", ComparisonAccessibilityTest::page, "", width, scheme);

    assertThat(violations(page, width, scheme)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "400, LIGHT"})
  void aRequirementBreaksNoRule(int width, ColorScheme scheme) {
    Page page =
        PAGES.open("servers", ComparisonAccessibilityTest::page, "#?r=JOIN-11&c=1", width, scheme);
    assertThat(page.locator(".side .sequence")).hasCount(2);

    assertThat(violations(page, width, scheme)).isEmpty();
  }

  /** Shows that the tests above can fail. */
  @Test
  void wouldSayThatALabelIsMissing() {
    Page page = PAGES.open("servers", ComparisonAccessibilityTest::page, "");
    page.evaluate(
        "document.querySelector('#filters [name=show]').parentElement.firstChild.remove()");

    assertThat(Axe.violations(new AxeBuilder(page).include("#filters")))
        .anyMatch(violation -> violation.startsWith("select-name"));
  }

  private static List<String> violations(Page page, int width, ColorScheme scheme) {
    return Axe.violations(
        Axe.of(page, width, scheme).exclude("table.grid tbody tr:nth-child(n+40)"));
  }

  private static byte[] page() {
    try {
      return ComparisonReport.render(Comparison.of(SampleComparison.servers(), Catalogue.load()));
    } catch (ComparisonException e) {
      throw new IllegalStateException(e);
    }
  }
}
