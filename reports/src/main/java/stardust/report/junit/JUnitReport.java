package stardust.report.junit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import stardust.report.model.KnownFailure;
import stardust.report.model.KnownFailures;
import stardust.report.model.Outcome;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;

/**
 * The run as JUnit XML: a test suite for each feature, a test case for each scenario. A run that
 * says nothing wrong and yet is no pass, as it was killed or passed nothing, gets a test case in
 * error, so that no build server shows it green.
 */
public final class JUnitReport {

  /** The name of the file in a report's folder. */
  public static final String NAME = "junit.xml";

  private static final String KNOWN = "Known failures";

  private final RunResult run;

  private JUnitReport(RunResult run) {
    this.run = run;
  }

  /** The file's content, in UTF-8. */
  public static byte[] render(RunResult run) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();
      new JUnitReport(run)
          .writeTo(new Xml(factory.createXMLStreamWriter(out, StandardCharsets.UTF_8.name())));
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Cannot write XML to memory", e);
    }
    return out.toByteArray();
  }

  private void writeTo(Xml xml) throws XMLStreamException {
    xml.begin();
    xml.open("testsuites");
    xml.attribute("name", run.suite().name() + " " + run.suite().version());
    Counts.of(run, run.scenarios())
        .plusErrors(vouch() ? 0 : 1)
        .plusFailures(KnownFailures.mended(run).size())
        .writeTo(xml);
    xml.attribute("time", Xml.seconds(run.took()));
    for (Map.Entry<String, List<ScenarioResult>> feature : byFeature().entrySet()) {
      suite(xml, feature.getKey(), feature.getValue());
    }
    mended(xml);
    if (!vouch()) {
      missingVerdict(xml);
    }
    xml.close();
    xml.end();
  }

  private Map<String, List<ScenarioResult>> byFeature() {
    Map<String, List<ScenarioResult>> features = new LinkedHashMap<>();
    for (ScenarioResult scenario : run.scenarios()) {
      features.computeIfAbsent(scenario.feature(), f -> new ArrayList<>()).add(scenario);
    }
    return features;
  }

  private void suite(Xml xml, String feature, List<ScenarioResult> scenarios)
      throws XMLStreamException {
    xml.open("testsuite");
    xml.attribute("name", feature);
    Counts.of(run, scenarios).writeTo(xml);
    xml.attribute("time", Xml.seconds(Xml.sum(scenarios)));
    xml.attribute("timestamp", scenarios.get(0).started().toString());
    for (ScenarioResult scenario : scenarios) {
      new TestCase(run, scenario).writeTo(xml);
    }
    xml.close();
  }

  /** Whether the test cases alone say how the run ended. */
  private boolean vouch() {
    return run.complete()
        && (Outcome.of(run) != Outcome.UNDECIDED
            || run.scenarios().stream().anyMatch(s -> s.verdict() == Verdict.SUITE_ERROR));
  }

  /** A known failure that is none any more fails, so that its line goes. */
  private void mended(Xml xml) throws XMLStreamException {
    List<KnownFailure> mended = KnownFailures.mended(run);
    if (mended.isEmpty()) {
      return;
    }
    xml.open("testsuite");
    xml.attribute("name", KNOWN);
    Counts.NONE.plusFailures(mended.size()).writeTo(xml);
    for (KnownFailure known : mended) {
      xml.open("testcase");
      xml.attribute("name", known.id() + " still fails");
      xml.attribute("classname", KNOWN);
      xml.element("failure", known.id() + " passes now: remove it from the known failures", "");
      xml.close();
    }
    xml.close();
  }

  private String whyUndecided() {
    if (!run.complete()) {
      return "The run did not come to its end: what is missing was not checked.";
    }
    return run.scenarios().stream().anyMatch(s -> s.verdict() == Verdict.PASSED)
        ? "Scenarios were blocked: what they check was not shown."
        : "No scenario passed: nothing was shown.";
  }

  private void missingVerdict(Xml xml) throws XMLStreamException {
    String message = whyUndecided();
    xml.open("testsuite");
    xml.attribute("name", "The run");
    Counts.NONE.plusErrors(1).writeTo(xml);
    xml.open("testcase");
    xml.attribute("name", "The run gives a verdict");
    xml.attribute("classname", "The run");
    xml.element("error", message, message);
    xml.close();
    xml.close();
  }
}
