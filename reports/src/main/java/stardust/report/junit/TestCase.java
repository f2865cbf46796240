package stardust.report.junit;

import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import stardust.report.model.Failure;
import stardust.report.model.KnownFailure;
import stardust.report.model.KnownFailures;
import stardust.report.model.Outcome;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.StepResult;
import stardust.report.model.Verdict;

/** One scenario as a JUnit test case. */
final class TestCase {

  private final ScenarioResult scenario;
  private final boolean strict;
  private final Optional<KnownFailure> known;

  TestCase(RunResult run, ScenarioResult scenario) {
    this.scenario = scenario;
    this.strict = run.options().strict();
    this.known = KnownFailures.of(run).excuse(scenario);
  }

  void writeTo(Xml xml) throws XMLStreamException {
    xml.open("testcase");
    xml.attribute("name", scenario.name());
    xml.attribute("classname", scenario.feature());
    xml.attribute("time", Xml.seconds(scenario.took()));
    ending(xml);
    xml.element("system-out", output());
    xml.close();
  }

  private void ending(Xml xml) throws XMLStreamException {
    Verdict verdict = scenario.verdict();
    if (known.isPresent()) {
      xml.element("skipped", "known failure: " + known.get().reason(), detail());
    } else if (Outcome.breaks(verdict, strict)) {
      xml.element("failure", message(), detail());
    } else if (verdict == Verdict.SUITE_ERROR) {
      xml.element("error", message(), detail());
    } else if (Counts.isSkipped(verdict)) {
      xml.element("skipped", verdict.words() + ": " + scenario.reason(), "");
    }
  }

  private String message() {
    return scenario
        .failure()
        .map(f -> prefix(f) + "expected " + f.expected() + ", seen " + f.seen())
        .orElse(scenario.reason());
  }

  private static String prefix(Failure failure) {
    return failure.requirement().isEmpty() ? "" : failure.requirement() + ": ";
  }

  private String detail() {
    return scenario.failure().map(f -> line("Hint: ", f.hint()) + line("", f.detail())).orElse("");
  }

  private String output() {
    StringBuilder out = new StringBuilder();
    out.append(line("Verdict: ", scenario.verdict().words()));
    out.append(line("", scenario.reason()));
    if (scenario.verdict() == Verdict.NON_STRICT) {
      out.append(message()).append('\n').append(detail());
    }
    scenario.notes().forEach(note -> out.append(line("Note: ", note)));
    scenario.steps().forEach(step -> out.append(step(step)));
    return out.append(line("Scenario: ", scenario.id()))
        .append(line("Run it alone: ", scenario.command()))
        .toString();
  }

  private static String step(StepResult step) {
    return "  " + step.status() + " " + step.keyword() + " " + step.text() + "\n";
  }

  private static String line(String label, String text) {
    return text.isEmpty() ? "" : label + text + "\n";
  }
}
