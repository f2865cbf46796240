package stardust.report.compare;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import stardust.report.summary.Markdown;

/** The comparison in short, for a pull request: who fails what alone, and what all fail. */
public final class ComparisonSummary {

  /** The name of the file in a report's folder. */
  public static final String NAME = "comparison.md";

  private static final int LINE = 400;
  private static final int LISTED = 30;

  private final Comparison comparison;
  private final StringBuilder out = new StringBuilder();

  private ComparisonSummary(Comparison comparison) {
    this.comparison = comparison;
  }

  /** The file's content. */
  public static String render(Comparison comparison) {
    ComparisonSummary summary = new ComparisonSummary(comparison);
    summary.head();
    comparison.changes().ifPresent(summary::changes);
    summary.runs();
    summary.everywhere();
    return summary.out.toString();
  }

  private void head() {
    line("# Stardust conformance: " + Sentences.title(comparison).toLowerCase(Locale.ROOT));
    line("");
    line("**" + comparison.sentence() + "**");
    line("");
    for (String warning : comparison.warnings()) {
      line("Note: " + Markdown.text(warning, LINE));
      line("");
    }
  }

  private void changes(Changes changes) {
    for (Change change : List.of(Change.NEW_FAILURE, Change.MENDED, Change.STILL_FAILING)) {
      List<ComparedScenario> scenarios = changes.of(change);
      if (!scenarios.isEmpty()) {
        line("## " + change.words());
        line("");
        scenarios.stream()
            .limit(LISTED)
            .forEach(each -> line("- " + Markdown.code(each.id(), LINE)));
        more(scenarios.size());
        line("");
      }
    }
  }

  private void runs() {
    line("| implementation | outcome | fails | fails alone |");
    line("|---|---|---:|---|");
    for (int i = 0; i < comparison.columns().size(); i++) {
      Column column = comparison.columns().get(i);
      line(
          "| "
              + Markdown.text(column.name(), LINE)
              + " | "
              + column.assessment().outcome().words()
              + " | "
              + column.failing()
              + " | "
              + ids(comparison.failingAlone(i))
              + " |");
    }
    line("");
  }

  private void everywhere() {
    List<ComparedRequirement> all = comparison.failingEverywhere();
    if (!all.isEmpty() && comparison.changes().isEmpty()) {
      line("Fails everywhere, so suspect the suite: " + ids(all) + ".");
      line("");
    }
  }

  private static String ids(List<ComparedRequirement> requirements) {
    String ids =
        requirements.stream()
            .limit(LISTED)
            .map(each -> Markdown.text(each.id(), LINE))
            .collect(Collectors.joining(", "));
    int left = requirements.size() - LISTED;
    return left > 0 ? ids + " and " + left + " more" : ids;
  }

  private void more(int size) {
    if (size > LISTED) {
      line("- and " + (size - LISTED) + " more: see comparison.html");
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
