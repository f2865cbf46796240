package stardust.report.compare;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stardust.report.browser.Pages;
import stardust.report.model.RunResult;
import stardust.report.sample.SampleComparison;
import stardust.spec.Catalogue;

/** What a reader does with a comparison, in Chromium. */
@Order(5)
class ComparisonInBrowserTest {

  private static final String ROWS = "table.grid tbody tr:visible";
  private static final String CELL = "tr[data-r='JOIN-11'] td";

  @RegisterExtension static final Pages PAGES = new Pages();

  @AfterEach
  void noPageComplainsOrAsksTheNetwork() {
    assertThat(PAGES.complaints()).isEmpty();
    assertThat(PAGES.requests()).allMatch(address -> address.startsWith("file:"));
    assertThat(PAGES.requests().stream().map(each -> each.replaceAll("#.*", "")).distinct())
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void showsEachStandingAsAShapeAndAWord() {
    Page page = open("");

    assertThat(page.locator("table.grid thead th"))
        .hasText(
            new String[] {
              "Requirement",
              "go-stardust 1.2",
              "js-stardust 1.2",
              "rust-stardust 1.2",
              "py-stardust 1.2"
            });
    assertThat(page.locator(CELL)).hasText(new String[] {"✕broken", "✓holds", "✕broken", "✓holds"});
  }

  @Test
  void keepsTheHeadingsInSightWhileTheGridScrolls() {
    Page page = PAGES.open("servers", ComparisonInBrowserTest::servers, "", 700, ColorScheme.LIGHT);
    Locator box = page.locator("#grid");
    box.evaluate("box => box.scrollTo(300, 1500)");
    assertThat(box.evaluate("box => box.scrollLeft > 0 && box.scrollTop > 0")).isEqualTo(true);

    assertThat(distance(box, page.locator("table.grid thead th").first(), "top")).isLessThan(3);
    assertThat(distance(box, page.locator("table.grid tbody th").first(), "left")).isLessThan(3);
  }

  private static double distance(Locator box, Locator heading, String edge) {
    String script = "e => e.getBoundingClientRect()." + edge;
    return Math.abs(
        ((Number) heading.evaluate(script)).doubleValue()
            - ((Number) box.evaluate(script)).doubleValue());
  }

  @Test
  void showsOnlyDifferencesAndKeepsThatInTheAddress() {
    Page page = open("");
    page.locator("#filters [name=show]").selectOption("differences");

    assertThat(page.locator("tr[data-r='WIRE-01']")).isHidden();
    assertThat(page.locator("tr[data-r='JOIN-11']")).isVisible();
    assertThat(page).hasURL(Pattern.compile("#\\?show=differences$"));
  }

  @Test
  void showsWhatFailsEverywhere() {
    Page page = open("#?show=everywhere");

    assertThat(page.locator(ROWS)).hasCount(1);
    assertThat(page.locator(ROWS)).hasAttribute("data-r", "DISC-03");
  }

  @Test
  void showsWhatOneFailsAlone() {
    Page page = open("#?show=alone");

    assertThat(page.locator(ROWS)).hasCount(1);
    assertThat(page.locator(ROWS)).hasAttribute("data-r", "RELAY-01");
  }

  @Test
  void filtersBySectionAndByTheNamesOfScenarios() {
    Page page = open("#?s=5");
    assertThat(page.locator(ROWS + ":not([data-section='5'])")).hasCount(0);
    page.locator("#filters [name=q]").fill("random of 127");

    assertThat(page.locator(ROWS)).hasCount(2);
    assertThat(page).hasURL(Pattern.compile("#\\?s=5&q=random%20of%20127$"));

    page.locator("#filters [type=reset]").click();
    assertThat(page.locator("tr[data-r='WIRE-01']")).isVisible();
    assertThat(page).hasURL(Pattern.compile("#$"));
  }

  @Test
  void opensACellToItsScenariosWithWhatWasExpectedAndSeen() {
    Page page = open("#?show=differences");
    page.locator(CELL + " a").first().click();

    assertThat(page.locator("#detail h1")).containsText("JOIN-11");
    assertThat(page.locator("#overview")).isHidden();
    Locator failed = page.locator("details[open] .results tbody tr").first();
    assertThat(failed)
        .containsText("a JoinChallenge with an error (E_RAND_LENGTH, 100) and no saltEncrypted");
    assertThat(failed).containsText("a JoinChallenge without error");
    assertThat(page).hasURL(Pattern.compile("#\\?show=differences&r=JOIN-11&c=1"));
  }

  @Test
  void goesBackToTheCellThatWasOpened() {
    Page page = open("#?show=differences");
    page.locator(CELL + " a").nth(2).click();
    assertThat(page.locator("#detail h1")).isFocused();
    page.goBack();

    assertThat(page.locator("#overview")).isVisible();
    assertThat(page.locator(CELL + " a").nth(2)).isFocused();
    assertThat(page.locator("tr[data-r='WIRE-01']")).isHidden();
  }

  @Test
  void goesBackThoughAScenarioThatOpenedSaysSoOnlyThen() {
    Page page = open("#?show=differences");
    page.locator(CELL + " a").first().click();
    assertThat(page).hasURL(Pattern.compile("&t=JOIN-11"));
    page.evaluate(
        "() => addEventListener('popstate', () =>"
            + " document.querySelector('#detail details[open]').dispatchEvent(new Event('toggle')))");
    page.goBack();

    assertThat(page.locator("#overview")).isVisible();
    assertThat(page).hasURL(Pattern.compile("#\\?show=differences$"));
  }

  @Test
  void drawsTheTracesOfAScenarioSideBySide() {
    Page page = open("#?r=JOIN-11&c=1");
    Locator sides = page.locator(".side");

    assertThat(sides).hasCount(2);
    assertThat(sides.nth(0).locator("select")).hasValue("0");
    assertThat(sides.nth(1).locator("select")).hasValue("1");
    assertThat(sides.nth(0).locator(".band.failure")).containsText("Here it failed");
    assertThat(sides.nth(1).locator("li.message").first()).containsText("JoinInit");
    assertThat(page.locator(".alike"))
        .hasText(
            Pattern.compile(
                "^The first \\d+ messages are alike\\. Then: go-stardust 1.2: .+; js-stardust 1.2: "));
  }

  @Test
  void putsAnotherImplementationBesideAndKeepsItInTheAddress() {
    Page page = open("#?r=JOIN-11&c=1");
    page.locator(".side select").nth(1).selectOption("2");

    assertThat(page.locator(".side").nth(1).locator(".band.failure")).isVisible();
    assertThat(page).hasURL(Pattern.compile("#\\?r=JOIN-11&c=1&w=3&t=JOIN-11"));
    assertThat(page.locator(".alike")).containsText("Both tell the same");
  }

  @Test
  void leadsToAScenarioByItsAddress() {
    Page page = open("#?r=JOIN-11&c=4&w=1&t=JOIN-11%2Fthe-server-answers-a-joininit-whose");
    assertThat(page.locator(".side select").first()).hasValue("3");

    assertThat(page.locator(".side").first().locator("li.message").first()).isVisible();
  }

  @Test
  void anUnknownAddressShowsTheGrid() {
    assertThat(open("#?r=NO-99&c=77&show=nonsense").locator("#overview")).isVisible();
  }

  @Test
  void canBeReadWithTheKeyboardAlone() {
    Page page = open("#?show=differences");
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.locator("tr[data-r='JOIN-11'] th a").focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");
    assertThat(page.locator(CELL + " a").nth(1)).isFocused();
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("tr[data-r='JOIN-23'] td a").nth(1)).isFocused();
    page.keyboard().press("End");
    assertThat(page.locator("tr[data-r='JOIN-23'] td a").nth(3)).isFocused();
    page.keyboard().press("Enter");

    assertThat(page.locator("#detail h1")).isFocused();
    page.keyboard().press("Tab");
    assertThat(page.locator("#detail summary").first()).isFocused();
  }

  @Test
  void theGridIsOneStopOfTheTabKey() {
    Page page = open("");

    assertThat(page.locator("table.grid a[tabindex='0']")).hasCount(1);
  }

  @Test
  void isDarkWhereTheReaderWantsItDark() {
    Page page = PAGES.open("servers", ComparisonInBrowserTest::servers, "", 1280, ColorScheme.DARK);

    assertThat(page.locator("body")).hasCSS("background-color", "rgb(21, 24, 28)");
    assertThat(page.locator(CELL).first()).hasCSS("background-color", "rgb(67, 32, 29)");
  }

  @Test
  void printsTheWholeGridWithoutWhatOnlyAScreenCanUse() {
    Page page = open("");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

    assertThat(page.locator("#filters")).isHidden();
    assertThat(page.locator("#grid").evaluate("box => box.scrollHeight - box.clientHeight"))
        .isEqualTo(0);
    assertThat(page.pdf()).hasSizeGreaterThan(20_000);
  }

  @Test
  void fitsAScreenOfFourHundredPixels() {
    Page page = PAGES.open("servers", ComparisonInBrowserTest::servers, "", 400, ColorScheme.LIGHT);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(400);
    page.locator(CELL + " a").first().click();
    assertThat(page.locator(".side .sequence").nth(1)).hasClass(Pattern.compile("phone"));

    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(400);
  }

  @Test
  void saysWhatChangedOnTop() {
    Page page = PAGES.open("changes", ComparisonInBrowserTest::changes, "");

    assertThat(page.locator("h1")).hasText("Before and after");
    assertThat(page.locator(".change.mended > summary")).hasText("1 Mended");
    assertThat(page.locator(".change.new-failure")).hasText("0 New failures");
    page.locator(".change.mended > summary").click();
    page.locator(".change.mended a").click();
    assertThat(page.locator("#detail details[open] .side select").nth(0)).hasValue("0");
    assertThat(page.locator("#detail details[open] .side select").nth(1)).hasValue("1");
  }

  @Test
  void saysThatSuitesDiffer() {
    Page page = PAGES.open("suites", ComparisonInBrowserTest::suites, "");

    assertThat(page.locator(".incomplete")).containsText("different suites");
  }

  private static Page open(String fragment) {
    return PAGES.open("servers", ComparisonInBrowserTest::servers, fragment);
  }

  private static byte[] servers() {
    return page(SampleComparison.servers());
  }

  private static byte[] changes() {
    RunResult before = SampleComparison.servers().get(0);
    return page(
        List.of(
            before,
            SampleComparison.later(
                SampleComparison.mended(before, "JOIN-11"), Duration.ofHours(1))));
  }

  private static byte[] suites() {
    List<RunResult> servers = SampleComparison.servers();
    return page(List.of(servers.get(0), SampleComparison.judgedBy("9.9", servers.get(1))));
  }

  private static byte[] page(List<RunResult> runs) {
    try {
      return ComparisonReport.render(Comparison.of(runs, Catalogue.load()));
    } catch (ComparisonException e) {
      throw new IllegalStateException(e);
    }
  }
}
