package stardust.report.html;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stardust.report.assess.Assessment;
import stardust.report.browser.Pages;
import stardust.report.model.OutputLine;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.report.sample.HostileRun;
import stardust.report.sample.SampleRuns;
import stardust.report.sample.SampleScenario;
import stardust.spec.Catalogue;

/** What the target printed while a scenario ran, in Chromium. */
class OutputInBrowserTest {

  @RegisterExtension static final Pages PAGES = new Pages();

  @AfterEach
  void noPageComplains() {
    assertThat(PAGES.complaints()).isEmpty();
    assertThat(PAGES.dialogs()).isEmpty();
  }

  @Test
  void isClosedUntilTheReaderOpensIt() {
    Locator output = open("closed", printing(List.of("listens", "a peer joined")));
    assertThat(output.locator("li").first()).isHidden();

    output.locator("summary").click();

    assertThat(output.locator("summary")).hasText("What the server printed meanwhile (2 lines)");
    assertThat(output.locator("li").first()).isVisible();
  }

  @Test
  void tellsTimesFromTheScenariosStartAndWhatCameOnStandardError() {
    Locator output = opened("times", printing(List.of("listens", "a peer joined")));

    assertThat(output.locator(".at")).hasText(new String[] {"0.0", "1,500.2"});
    assertThat(output.locator(".on")).hasText(new String[] {"", "err"});
  }

  @Test
  void saysHowManyLinesAreNotThere() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      lines.add("line " + i);
    }
    Locator output = opened("many", printing(lines).withOutput(lines(lines), 1234));

    assertThat(output.locator("summary")).containsText("(1484 lines)");
    assertThat(output).containsText("1,234 earlier lines are kept nowhere.");
    assertThat(output).containsText("50 earlier lines are left out to keep the page small");
    assertThat(output.locator("li")).hasCount(200);
    assertThat(output.locator("li").last()).containsText("line 249");
  }

  @Test
  void saysNothingWhereTheTargetPrintedNothing() {
    Page page = page("nothing", printing(List.of()));

    assertThat(page.locator(".output")).hasCount(0);
  }

  @Test
  void isFoundByItsWords() {
    Page page = page("search", printing(List.of("segmentation fault at 0x17")));
    page.locator("#filters [name=q]").fill("segmentation 0x17");
    assertThat(page.locator("details.scenario:visible")).hasCount(1);

    page.locator("#filters [name=q]").fill("segmentation 0x18");
    assertThat(page.locator("details.scenario:visible")).hasCount(0);
  }

  @Test
  void letsNoneOfItActOrHide() {
    Locator output =
        opened(
            "hostile-output",
            printing(
                List.of(
                    "</ol></details><script>alert(1)</script><img src=x onerror=alert(2)>",
                    "\u001b[2J\u001b]0;title\u0007 red \u001b[31m",
                    "user \u202egnp.exe\u2066 \u200b",
                    HostileRun.of("output"))));

    assertThat(output.locator("li")).hasCount(4);
    assertThat(output).containsText("<script>alert(1)</script>");
    assertThat(output).containsText("\\u001b[2J\\u001b]0;title\\u0007 red");
    assertThat(output).containsText("user \\u202egnp.exe\\u2066 \\u200b");
    assertThat(output.page().locator("img, [hostile-attribute]")).hasCount(0);
    assertThat(output.page().content()).doesNotContain("\u001b", "\u202e", "\u2066", "\u200b");
  }

  @Test
  void cutsALineOfAMebibyteAndSaysHowMuchItCut() {
    Locator output = opened("long", printing(List.of("x".repeat(1 << 20), "behind it")));

    assertThat(output.locator("li").first()).containsText("… (1047976 more characters)");
    assertThat(output.locator("li").last()).containsText("behind it");
    assertThat(output.page().content()).hasSizeLessThan(600_000);
  }

  @Test
  void keepsThePageSmallWhereMuchIsPrintedAndKeepsMostOfAFinding() {
    List<OutputLine> much = lines(Collections.nCopies(200, "\u001b".repeat(600)));
    List<ScenarioResult> scenarios = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      scenarios.add(SampleScenario.of("Number " + i, "JOIN-01").build().withOutput(much, 0));
    }
    scenarios.add(failed().withOutput(much, 0));
    byte[] content = render(scenarios.toArray(ScenarioResult[]::new));

    assertThat(content).hasSizeLessThan(1_500_000);
    Page page = PAGES.open("much", () -> content, "#s-join-02-it-fails");
    assertThat(page.locator("#s-join-02-it-fails .output li")).hasCount(40);
    assertThat(page.locator("#s-join-01-number-7 .output li")).hasCount(3);
  }

  @Test
  void fitsAScreenOfFourHundredPixels() {
    byte[] content = render(printing(List.of("x".repeat(500))));
    Page page = PAGES.open("phone", () -> content, "", 400, ColorScheme.LIGHT);
    page.locator("details.scenario > summary").first().click();
    page.locator(".output > summary").click();

    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(400);
  }

  private static ScenarioResult failed() {
    return SampleScenario.of("It fails", "JOIN-02")
        .fails(Verdict.FAILED, "JOIN-02", "this", "that", "", "")
        .build();
  }

  private static ScenarioResult printing(List<String> texts) {
    return SampleScenario.of("It prints", "JOIN-01").took(0).build().withOutput(lines(texts), 0);
  }

  /** Each a second and a half after the other, the odd ones on standard error. */
  private static List<OutputLine> lines(List<String> texts) {
    List<OutputLine> lines = new ArrayList<>();
    for (String text : texts) {
      int i = lines.size();
      lines.add(
          new OutputLine(SampleScenario.STARTED.plusNanos(1_500_160_000L * i), i % 2 == 1, text));
    }
    return lines;
  }

  private static Locator opened(String name, ScenarioResult scenario) {
    Locator output = open(name, scenario);
    output.locator("summary").click();
    return output;
  }

  private static Locator open(String name, ScenarioResult scenario) {
    Page page = page(name, scenario);
    page.locator("details.scenario > summary").first().click();
    return page.locator(".output");
  }

  private static Page page(String name, ScenarioResult scenario) {
    return PAGES.open(name, () -> render(scenario), "");
  }

  private static byte[] render(ScenarioResult... scenarios) {
    return HtmlReport.render(Assessment.of(SampleRuns.of(scenarios), Catalogue.load()));
  }
}
