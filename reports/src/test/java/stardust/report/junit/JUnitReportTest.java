package stardust.report.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import stardust.report.model.KnownFailure;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.report.sample.HostileRun;
import stardust.report.sample.SampleRuns;
import stardust.report.sample.SampleScenario;

class JUnitReportTest {

  private static final KnownFailure KNOWN = new KnownFailure("JOIN-01", "next week");

  @Test
  void makesATestSuiteOfEachFeatureAndATestCaseOfEachScenario() throws Exception {
    Element root =
        parse(
            SampleRuns.of(
                SampleScenario.of("First", "JOIN-01").feature("Joining").build(),
                SampleScenario.of("Second", "DISC-01").feature("Discovery").build(),
                SampleScenario.of("Third", "JOIN-02").feature("Joining").build()));

    assertThat(attributes(root, "testsuite", "name")).containsExactly("Joining", "Discovery");
    assertThat(attributes(root, "testcase", "name")).containsExactly("First", "Third", "Second");
    assertThat(attributes(root, "testcase", "time")).containsOnly("0.041");
    assertThat(root.getAttribute("tests")).isEqualTo("3");
  }

  @Test
  void failsWithWhatWasExpectedAndSeen() throws Exception {
    Element root = parse(SampleRuns.of(failing(Verdict.FAILED)));

    assertThat(attributes(root, "failure", "message"))
        .containsExactly("JOIN-01: expected an error, seen none");
    assertThat(root.getAttribute("failures")).isEqualTo("1");
  }

  @Test
  void skipsAKnownFailureAndSaysWhyItIsLeft() throws Exception {
    Element root = parse(SampleRuns.known(KNOWN, failing(Verdict.FAILED)));

    assertThat(attributes(root, "skipped", "message")).containsExactly("known failure: next week");
    assertThat(root.getAttribute("failures")).isEqualTo("0");
  }

  @Test
  void failsForAKnownFailureThatPasses() throws Exception {
    Element root = parse(SampleRuns.known(KNOWN, SampleScenario.of("Joins", "JOIN-01").build()));

    assertThat(attributes(root, "failure", "message"))
        .containsExactly("JOIN-01 passes now: remove it from the known failures");
    assertThat(root.getAttribute("failures")).isEqualTo("1");
  }

  @Test
  void reportsASuiteErrorAsAnError() throws Exception {
    Element root = parse(SampleRuns.of(failing(Verdict.SUITE_ERROR)));

    assertThat(attributes(root, "error", "message")).hasSize(1);
    assertThat(root.getAttribute("errors")).isEqualTo("1");
  }

  @Test
  void skipsWhatWasBlockedOrDoesNotApply() throws Exception {
    Element root =
        parse(
            SampleRuns.of(
                SampleScenario.of("Blocked", "JOIN-01").blockedBy("JOIN-02").build(),
                SampleScenario.of("Not applicable", "JOIN-01")
                    .ends(Verdict.NOT_APPLICABLE, "No such binding.")
                    .build(),
                SampleScenario.of("Passes", "JOIN-02").build()));

    assertThat(attributes(root, "skipped", "message"))
        .containsExactly(
            "blocked: What it needs is broken: see JOIN-02.", "not applicable: No such binding.");
    assertThat(root.getAttribute("skipped")).isEqualTo("2");
  }

  @Test
  void letsABrokenShouldPassUnlessStrict() throws Exception {
    assertThat(attributes(parse(SampleRuns.of(failing(Verdict.NON_STRICT))), "failure", "message"))
        .isEmpty();
    assertThat(
            attributes(parse(SampleRuns.strict(failing(Verdict.NON_STRICT))), "failure", "message"))
        .hasSize(1);
  }

  @Test
  void isNotGreenForARunThatWasCutShort() throws Exception {
    RunResult run = SampleRuns.of(SampleScenario.of("Passes", "JOIN-01").build());
    Element root = parse(run.with(run.scenarios(), run.took(), false));

    assertThat(attributes(root, "error", "message"))
        .containsExactly("The run did not come to its end: what is missing was not checked.");
    assertThat(root.getAttribute("errors")).isEqualTo("1");
  }

  @Test
  void isNotGreenForARunInWhichAScenarioWasBlocked() throws Exception {
    Element root =
        parse(
            SampleRuns.of(
                SampleScenario.of("Passes", "JOIN-01").build(),
                SampleScenario.of("Blocked", "JOIN-02").blockedBy("JOIN-01").build()));

    assertThat(attributes(root, "error", "message"))
        .containsExactly("Scenarios were blocked: what they check was not shown.");
  }

  @Test
  void isNotGreenForARunInWhichNothingPassed() throws Exception {
    assertThat(attributes(parse(SampleRuns.of()), "error", "message"))
        .containsExactly("No scenario passed: nothing was shown.");
  }

  @Test
  void staysWellFormedWhateverTheTextsHold() throws Exception {
    Element root = parse(HostileRun.run());

    assertThat(root.getElementsByTagName("img").getLength()).isZero();
    assertThat(root.getElementsByTagName("testcase").getLength()).isEqualTo(2);
    assertThat(attributes(root, "failure", "message").get(0))
        .contains("seen<img src=x", "\\u0000\\u0001\\u001b[2J", "\\uffff", "\\ud800");
  }

  private static ScenarioResult failing(Verdict verdict) {
    return SampleScenario.of("Fails", "JOIN-01")
        .fails(verdict, "JOIN-01", "an error", "none", "", "")
        .build();
  }

  /** With a parser that refuses a document type, so that nothing outside the file is read. */
  private static Element parse(RunResult run) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    byte[] xml = JUnitReport.render(run);
    return Objects.requireNonNull(
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement());
  }

  private static List<String> attributes(Element root, String element, String attribute) {
    NodeList found = root.getElementsByTagName(element);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      values.add(((Element) found.item(i)).getAttribute(attribute));
    }
    return values;
  }
}
