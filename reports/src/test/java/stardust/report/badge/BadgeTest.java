package stardust.report.badge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import stardust.report.assess.Assessment;
import stardust.report.model.KnownFailure;
import stardust.report.model.RunOptions;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.report.sample.HostileRun;
import stardust.report.sample.SampleRuns;
import stardust.report.sample.SampleScenario;
import stardust.spec.Catalogue;

class BadgeTest {

  private static final ScenarioResult PASSED = SampleScenario.of("Fine", "JOIN-01").build();

  @Test
  void saysThatAWholeRunIsConformantInGreen() throws Exception {
    assertThat(words(run("", List.of(), PASSED))).containsExactly("stardust", "conformant");
    assertThat(colour(run("", List.of(), PASSED))).isEqualTo("#2a7a3b");
  }

  @Test
  void doesNotSayOfAPartThatAllIsConformant() throws Exception {
    assertThat(words(run("@JOIN-01", List.of(), PASSED)))
        .containsExactly("stardust", "conformant in part");
  }

  @Test
  void countsDefectsInRed() throws Exception {
    RunResult run =
        run(
            "",
            List.of(),
            PASSED,
            failed("One", "JOIN-02"),
            failed("Two", "JOIN-02"),
            failed("3", "JOIN-03"));

    assertThat(words(run)).containsExactly("stardust", "not conformant: 2");
    assertThat(colour(run)).isEqualTo("#b3261e");
  }

  @Test
  void saysThatARunIsUndecidedInGrey() throws Exception {
    assertThat(words(SampleRuns.of())).containsExactly("stardust", "undecided");
    assertThat(colour(SampleRuns.of())).isEqualTo("#5c636a");
  }

  @Test
  void doesNotHideKnownFailures() throws Exception {
    List<KnownFailure> known = List.of(new KnownFailure("JOIN-02", "later"));

    assertThat(words(run("", known, PASSED, failed("One", "JOIN-02"))))
        .containsExactly("stardust", "known failures: 1");
  }

  @Test
  void isNamedForThoseWhoListen() throws Exception {
    Document badge = parsed(run("", List.of(), PASSED));

    assertThat(badge.getDocumentElement().getAttribute("role")).isEqualTo("img");
    assertThat(badge.getDocumentElement().getAttribute("aria-label"))
        .isEqualTo("stardust: conformant");
    assertThat(texts(badge, "title")).containsExactly("stardust: conformant");
    assertThat(texts(badge, "desc").get(0)).startsWith("Conformant: 1 of ");
  }

  @Test
  void letsNoTextOfTheOtherSideBecomeMarkup() throws Exception {
    Document badge = parsed(HostileRun.run());

    assertThat(badge.getElementsByTagName("*").getLength()).isEqualTo(8);
    assertThat(texts(badge, "desc").get(0)).contains("<img src=x");
  }

  @Test
  void showsWhatIsHiddenInText() throws Exception {
    Document badge = parsed(run("", List.of(), failed("It hides", "J\u001b[2J\u0000\u202e")));

    assertThat(texts(badge, "desc").get(0)).contains("(J\\u001b[2J\\u0000\\u202e)");
  }

  @Test
  void loadsNothing() {
    assertThat(render(run("", List.of(), PASSED)).replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http", "url(", "<style", "href", "<image");
  }

  private static RunResult run(String tags, List<KnownFailure> known, ScenarioResult... scenarios) {
    RunResult begun = SampleRuns.begun(false);
    RunOptions options = new RunOptions(1, 1, 1, tags, false, "", known);
    return RunResult.begun(
            begun.suite(), begun.target(), options, begun.environment(), begun.started())
        .with(List.of(scenarios), Duration.ofSeconds(1), true);
  }

  private static ScenarioResult failed(String name, String requirement) {
    return SampleScenario.of(name, requirement)
        .fails(Verdict.FAILED, requirement, "this", "that", "", "")
        .build();
  }

  private static String render(RunResult run) {
    return Badge.render(Assessment.of(run, Catalogue.load()));
  }

  private static Document parsed(RunResult run) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(render(run))));
  }

  private static List<String> words(RunResult run) throws Exception {
    return texts(parsed(run), "text");
  }

  private static String colour(RunResult run) throws Exception {
    return parsed(run)
        .getElementsByTagName("rect")
        .item(1)
        .getAttributes()
        .getNamedItem("fill")
        .getNodeValue();
  }

  private static List<String> texts(Document badge, String element) {
    NodeList found = badge.getElementsByTagName(element);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }
}
