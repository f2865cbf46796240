package stardust.report.html;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stardust.report.assess.Assessment;
import stardust.report.browser.Pages;
import stardust.report.model.RunResult;
import stardust.report.sample.SampleRuns;
import stardust.spec.Catalogue;

/** What a reader does with the report, in Chromium. */
@Order(3)
class ReportInBrowserTest {

  private static final String SHORT_RANDOM = "#s-join-11-join-31-a-random-of-127-bytes-is-refused";
  private static final String NAME = "A random of 127 bytes is refused";

  @RegisterExtension static final Pages PAGES = new Pages();

  @AfterEach
  void noPageComplainsOrAsksTheNetwork() {
    assertThat(PAGES.complaints()).isEmpty();
    assertThat(PAGES.requests()).allMatch(address -> address.startsWith("file:"));
    assertThat(PAGES.requests().stream().map(each -> each.replaceAll("#.*", "")).distinct())
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void drawsWhatPassedTheWireInEachFinding() {
    Locator card = open("").locator("#f-join-11-failed");

    assertThat(card.locator("svg .label").first()).hasText("JoinInit");
    assertThat(card.locator(".band.failure")).containsText("Here it failed");
    assertThat(card.locator("svg .name title")).hasText(new String[] {"A", "server"});
  }

  @Test
  void opensAMessageToItsFieldsItsBytesAndTheFramesThatCarriedIt() {
    Page page = open(SHORT_RANDOM);
    Locator message = page.locator(SHORT_RANDOM + " li.message").first();
    message.locator("summary").first().click();

    assertThat(message.locator(".seq-body dt").first()).hasText("random128");
    assertThat(message.locator(".seq-body > pre")).containsText("0000  ");
    assertThat(message.locator(".frame")).hasCount(3);

    message.locator(".frame summary").first().click();
    assertThat(message.locator(".frame-body").first()).containsText("841");
  }

  @Test
  void leadsToAScenarioByItsAddress() {
    Page page = open(SHORT_RANDOM);

    assertThat(page.locator(SHORT_RANDOM)).hasAttribute("open", "");
    assertThat(page.locator(SHORT_RANDOM + " .steps .failed")).isInViewport();
  }

  @Test
  void leadsToARequirementAndFromItToItsScenarios() {
    Page page = open("#r-join-11");
    Locator requirement = page.locator("#r-join-11");
    assertThat(requirement).isInViewport();
    assertThat(requirement).hasClass(Pattern.compile("failed"));

    requirement.locator(".checks a").first().click();
    assertThat(page.locator(SHORT_RANDOM)).hasAttribute("open", "");
    assertThat(page.locator(SHORT_RANDOM)).isInViewport();
  }

  @Test
  void showsOnlyTheVerdictsThatAreChosenAndKeepsThemInTheAddress() {
    Page page = open("");
    page.locator("#filters input[value=non-strict]").check();

    assertThat(page.locator("details.scenario:visible")).hasCount(1);
    assertThat(page).hasURL(Pattern.compile("#\\?v=non-strict$"));
  }

  @Test
  void showsTheSameToWhoeverGetsTheAddress() {
    Page page = open("#?v=failed&l=MUST&s=5&q=127");

    assertThat(page.locator("details.scenario:visible")).hasCount(1);
    assertThat(page.locator("details.scenario:visible")).containsText(NAME);
    assertThat(page.locator("#filters [name=s]")).hasValue("5");
    assertThat(page.locator("#filters [name=q]")).hasValue("127");
  }

  @Test
  void filtersByLevelSectionAndText() {
    Page page = open("");
    page.locator("#filters [name=l]").selectOption("SHOULD");
    assertThat(page.locator("details.scenario[data-level=SHOULD]:visible").first()).isVisible();
    assertThat(page.locator("details.scenario:not([data-level=SHOULD]):visible")).hasCount(0);
    page.locator("#filters [name=s]").selectOption("5");
    assertThat(page.locator("details.scenario:not([data-chapters~='5']):visible")).hasCount(0);
    page.locator("#filters [name=q]").fill("solution own code");

    assertThat(page.locator("details.scenario:visible")).hasCount(1);
    assertThat(page).hasURL(Pattern.compile("#\\?l=SHOULD&s=5&q=solution%20own%20code$"));

    page.locator("#filters [type=reset]").click();
    assertThat(page.locator("details.scenario:visible")).not().hasCount(1);
    assertThat(page).hasURL(Pattern.compile("#$"));
  }

  @Test
  void showsAFilteredScenarioToWhoeverFollowsALinkToIt() {
    Page page = open("#?v=passed");
    page.locator(".finding a", new Page.LocatorOptions().setHasText(NAME)).first().click();

    assertThat(page.locator(SHORT_RANDOM)).isInViewport();
  }

  @Test
  void canBeReadWithTheKeyboardAlone() {
    Page page = open("");
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("#findings$"));

    Locator scenario = page.locator(SHORT_RANDOM);
    scenario.locator("> summary").focus();
    page.keyboard().press("Enter");
    assertThat(scenario.locator("li.message").first()).isVisible();
    scenario.locator("li.message summary").first().focus();
    page.keyboard().press("Enter");
    assertThat(scenario.locator(".seq-body").first()).isVisible();
  }

  @Test
  void isDarkWhereTheReaderWantsItDark() {
    Page page = PAGES.open("run", () -> page(run()), "", 1280, ColorScheme.DARK);

    assertThat(page.locator("body")).hasCSS("background-color", "rgb(21, 24, 28)");
    assertThat(page.locator("body")).hasCSS("color", "rgb(228, 231, 234)");
  }

  @Test
  void printsWithoutWhatOnlyAScreenCanUse() {
    Page page = open("");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

    assertThat(page.locator("#filters")).isHidden();
    assertThat(page.locator("nav")).isHidden();
    assertThat(page.locator(".finding .sequence").first()).isVisible();
    assertThat(page.pdf()).hasSizeGreaterThan(20_000);
  }

  @Test
  void fitsAScreenOfFourHundredPixels() {
    Page page = PAGES.open("run", () -> page(run()), SHORT_RANDOM, 400, ColorScheme.LIGHT);
    assertThat(page.locator(SHORT_RANDOM + " .sequence")).hasClass(Pattern.compile("phone"));
    page.locator(SHORT_RANDOM + " li.message summary").first().click();

    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(400);
  }

  @Test
  void saysThatARunWasKilled() {
    RunResult killed = SampleRuns.begun(false).with(run().scenarios(), run().took(), false);
    Page page = PAGES.open("killed", () -> page(killed), "");

    assertThat(page.locator(".incomplete")).containsText("Incomplete run.");
    assertThat(page.locator("h1")).hasText("Not conformant");
  }

  @Test
  void shows300ScenariosOfLongTraces() {
    Page page = PAGES.open("large", () -> page(SampleRuns.large(300)), "#?q=number%20123");

    assertThat(page.locator("details.scenario:visible")).hasCount(1);
    page.locator("details.scenario:visible > summary").click();
    assertThat(page.locator("details.scenario:visible li.message").first()).isVisible();
  }

  private static Page open(String fragment) {
    return PAGES.open("run", () -> page(run()), fragment);
  }

  private static RunResult run() {
    return SampleRuns.realistic();
  }

  private static byte[] page(RunResult run) {
    return HtmlReport.render(Assessment.of(run, Catalogue.load()));
  }
}
