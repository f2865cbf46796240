package stardust.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import j2html.utils.TextEscaper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import stardust.report.assess.Assessment;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.report.sample.HostileRun;
import stardust.report.sample.SampleRuns;
import stardust.report.sample.SampleScenario;
import stardust.spec.Catalogue;

class HtmlReportTest {

  private static final Catalogue CATALOGUE = Catalogue.load();

  @Test
  void givesTheSameBytesForTheSameRun() {
    assertThat(HtmlReport.render(assess(SampleRuns.realistic())))
        .isEqualTo(HtmlReport.render(assess(SampleRuns.realistic())));
  }

  @Test
  void letsNoTextOfTheOtherSideBecomeMarkup() {
    String page = page(HostileRun.run());

    assertThat(intruders(page)).isEmpty();
    assertThat(page).contains("seen&lt;img src=x", "due&lt;img src=x");
  }

  /** Shows that the test above can fail: the same page without escaping is full of intruders. */
  @Test
  void wouldLetMarkupInIfItDidNotEscape() {
    TextEscaper none = text -> text;
    String page =
        new String(HtmlReport.render(assess(HostileRun.run()), none), StandardCharsets.UTF_8);

    assertThat(intruders(page)).hasSizeGreaterThan(20);
  }

  @Test
  void showsWhatIsHiddenInText() {
    String page = page(HostileRun.run());

    assertThat(page).doesNotContain("\u0000", "\u001b", "\u2028", "\u2029", "\u202e", "\ufeff");
    assertThat(page).contains("\\u001b[2J");
  }

  @Test
  void allowsItsOwnStyleAndScriptAndNothingElse() {
    String page = page(SampleRuns.realistic());

    assertThat(page.replace("http://www.w3.org/2000/svg", "the name of SVG"))
        .contains("default-src &#x27;none&#x27;; style-src &#x27;sha256-")
        .doesNotContain("unsafe-inline", "http://", "https://", " style=\"", "onclick");
  }

  @Test
  void showsFindingsWithoutScript() {
    String findings = between(page(SampleRuns.realistic()), "id=\"findings\"", "id=\"facts\"");

    assertThat(findings)
        .contains("JOIN-11", "and no saltEncrypted", "with a saltEncrypted of 256 bytes")
        .contains("The client sends a random 128-byte long string", "it may test for")
        .contains("--scenario &#x27;JOIN-11+JOIN-31/a-random-of-127-bytes-is-refused&#x27;");
  }

  @Test
  void putsTheGravestFindingFirst() {
    String findings = between(page(SampleRuns.realistic()), "id=\"findings\"", "id=\"facts\"");

    assertThat(findings.indexOf("badge suite-error"))
        .isGreaterThan(findings.lastIndexOf("badge failed"))
        .isLessThan(findings.indexOf("badge non-strict"));
  }

  @Test
  void saysWhatAFindingBlocks() {
    String findings = between(page(SampleRuns.realistic()), "id=\"findings\"", "id=\"facts\"");

    assertThat(findings).contains("Stands in the way of: ", "A half-close passes through");
  }

  @Test
  void saysWhereTheRequirementHolds() {
    String page =
        findings(
            failed("One length", "JOIN-11", "none came"),
            SampleScenario.of("Another length", "JOIN-11").build());

    assertThat(page).containsPattern("Holds in: .*Another length");
  }

  @Test
  void saysOfWhichOtherRequirementTheSameWasSeen() {
    String page =
        findings(
            failed("One", "JOIN-22", "no error"),
            failed("Two", "JOIN-24", "no error"),
            failed("Three", "JOIN-11", "none came"));

    assertThat(page.split("The same was seen of ", -1)).hasSize(3);
  }

  @Test
  void saysHowAGapIsRead() {
    assertThat(findings(failed("One", "JOIN-15", "no error")))
        .contains("How the gap is read: ", "an id that is not the key", "Because: ");
  }

  private static ScenarioResult failed(String name, String requirement, String seen) {
    return SampleScenario.of(name, requirement)
        .fails(Verdict.FAILED, requirement, "an error", seen, "", "")
        .build();
  }

  private static String findings(ScenarioResult... scenarios) {
    return between(page(SampleRuns.of(scenarios)), "id=\"findings\"", "id=\"facts\"");
  }

  @Test
  void listsEveryRequirementOfTheCatalogue() {
    String page = page(SampleRuns.of());

    assertThat(CATALOGUE.all())
        .hasSizeGreaterThan(100)
        .allSatisfy(r -> assertThat(page).contains("id=\"" + Anchors.requirement(r.id()) + "\""));
  }

  @Test
  void linksOnlyToWhatIsOnThePage() {
    String page = page(SampleRuns.realistic());
    List<String> targets = all(page, "href=\"#([^\"]+)\"");

    assertThat(targets).hasSizeGreaterThan(100);
    assertThat(all(page, " id=\"([^\"]+)\"")).doesNotHaveDuplicates().containsAll(targets);
  }

  @Test
  void givesScenariosOfTheSameIdAnchorsOfTheirOwn() {
    var twice = SampleScenario.of("Twice", "JOIN-01");
    String page = page(SampleRuns.of(twice.build(), twice.build()));

    assertThat(all(page, " id=\"(s-[^\"]+)\""))
        .containsExactly("s-join-01-twice", "s-join-01-twice--2");
  }

  @Test
  void cutsALongTextAndSaysHowMuch() {
    String page =
        page(
            SampleRuns.of(
                SampleScenario.of("Long", "JOIN-01")
                    .fails(Verdict.FAILED, "JOIN-01", "x".repeat(50_000), "y", "", "")
                    .build()));

    assertThat(page).contains("… (48000 more characters)").hasSizeLessThan(600_000);
  }

  @Test
  void staysUnderFiveMebibytesForThreeHundredScenarios() {
    assertThat(HtmlReport.render(assess(SampleRuns.large(300)))).hasSizeLessThan(5 << 20);
  }

  private static Assessment assess(RunResult run) {
    return Assessment.of(run, CATALOGUE);
  }

  private static String page(RunResult run) {
    return new String(HtmlReport.render(assess(run)), StandardCharsets.UTF_8);
  }

  /** Tags that this project did not write. */
  private static List<String> intruders(String page) {
    return all(page, "(<img|<b hostile-attribute|<script>alert|<!--|onerror=alert\\(1\\)>)");
  }

  private static List<String> all(String page, String pattern) {
    return Pattern.compile(pattern)
        .matcher(page)
        .results()
        .map((MatchResult m) -> m.group(1))
        .toList();
  }

  private static String between(String page, String start, String end) {
    return page.substring(page.indexOf(start), page.indexOf(end));
  }
}
