package stardust.report.summary;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import stardust.report.assess.Assessment;
import stardust.report.model.Failure;
import stardust.report.model.KnownFailure;
import stardust.report.model.KnownFailures;
import stardust.report.model.RunOptions;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Target;
import stardust.report.model.Verdict;
import stardust.report.text.Texts;
import stardust.spec.Requirement;

/** The run on a page of Markdown: the verdict, the findings, the numbers, how to repeat it. */
public final class SummaryReport {

  /** The name of the file in a report's folder. */
  public static final String NAME = "summary.md";

  private static final int LINE = 400;
  private static final int COMMAND = 1000;
  private static final int FINDINGS = 30;

  private final Assessment assessment;
  private final StringBuilder out = new StringBuilder();

  private SummaryReport(Assessment assessment) {
    this.assessment = assessment;
  }

  /** The file's content. */
  public static String render(Assessment assessment) {
    SummaryReport summary = new SummaryReport(assessment);
    summary.verdict();
    summary.findings();
    summary.known();
    summary.numbers();
    summary.repeat();
    return summary.out.toString();
  }

  private void verdict() {
    Target target = assessment.run().target();
    line("# Stardust conformance: " + assessment.outcome().words().toLowerCase(Locale.ROOT));
    line("");
    line("**" + Markdown.text(assessment.sentence(), LINE) + "**");
    line("");
    line("Target: " + Markdown.text(target.description(), LINE));
    if (!target.address().isEmpty()) {
      line("at " + Markdown.code(target.address(), LINE));
    }
    line("");
  }

  private void findings() {
    KnownFailures known = KnownFailures.of(assessment.run());
    List<ScenarioResult> findings =
        assessment.run().scenarios().stream()
            .filter(s -> s.verdict().isFinding() && known.excuse(s).isEmpty())
            .sorted(Comparator.comparing(ScenarioResult::verdict))
            .toList();
    if (findings.isEmpty()) {
      return;
    }
    line("## Findings");
    line("");
    findings.stream().limit(FINDINGS).forEach(this::finding);
    if (findings.size() > FINDINGS) {
      line("- and " + (findings.size() - FINDINGS) + " more: see report.html");
    }
    line("");
  }

  private void known() {
    List<KnownFailure> all = assessment.run().options().known();
    if (all.isEmpty()) {
      return;
    }
    List<KnownFailure> mended = KnownFailures.mended(assessment.run());
    line("## Known failures");
    line("");
    all.forEach(
        each ->
            line(
                "- "
                    + Markdown.text(each.id(), LINE)
                    + (mended.contains(each) ? " **passes now: remove it**, " : ": ")
                    + Markdown.text(each.reason(), LINE)));
    line("");
  }

  private void finding(ScenarioResult scenario) {
    String ids =
        scenario
            .failure()
            .map(Failure::requirement)
            .filter(id -> !id.isEmpty())
            .orElse(String.join(", ", scenario.requirements()));
    line(
        "- **"
            + scenario.verdict().words()
            + "** "
            + Markdown.text(ids, LINE)
            + ": "
            + Markdown.text(scenario.name(), LINE));
    assessment
        .requirement(ids)
        .map(Requirement::text)
        .ifPresent(t -> line("  - Requirement: " + t));
    if (scenario.failure().isEmpty()) {
      item("Reason", scenario.reason());
    }
    scenario.failure().ifPresent(this::failure);
    command(scenario.command());
  }

  private void failure(Failure failure) {
    item("Expected", failure.expected());
    item("Seen", failure.seen());
    item("Where to look", failure.hint());
  }

  private void command(String command) {
    if (!command.isEmpty()) {
      line("  - See it again: " + Markdown.code(command, COMMAND));
    }
  }

  private void item(String label, String text) {
    if (!text.isEmpty()) {
      line("  - " + label + ": " + Markdown.text(text, LINE));
    }
  }

  private void numbers() {
    line("| verdict | scenarios |");
    line("|---|---:|");
    for (Verdict verdict : Verdict.values()) {
      line("| " + verdict.words() + " | " + assessment.count(verdict) + " |");
    }
    line("");
  }

  private void repeat() {
    RunResult run = assessment.run();
    RunOptions options = run.options();
    line(
        Texts.count(run.scenarios().size(), "scenario")
            + " in "
            + Texts.duration(run.took())
            + ", seed "
            + options.seed()
            + ", "
            + Markdown.text(run.suite().name() + " " + run.suite().version(), LINE)
            + ", protocol text "
            + Markdown.text(run.suite().specRevision(), LINE)
            + ".");
    line("");
    line("Run it again: " + Markdown.code(options.command(), COMMAND));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
