package stardust.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import stardust.report.assess.Assessment;
import stardust.report.badge.Badge;
import stardust.report.compare.Comparison;
import stardust.report.compare.ComparisonReport;
import stardust.report.compare.ComparisonSummary;
import stardust.report.html.HtmlReport;
import stardust.report.json.AtomicFile;
import stardust.report.json.ResultsFile;
import stardust.report.junit.JUnitReport;
import stardust.report.model.RunResult;
import stardust.report.summary.SummaryReport;
import stardust.spec.Catalogue;

/** Writes what a run found, in every form. */
public final class Reports {

  private Reports() {}

  /**
   * Writes results.json, then all that is rendered from it. What is there already is replaced, each
   * file as a whole.
   *
   * @param folder where to; made if need be
   */
  public static void writeAll(RunResult run, Path folder) throws IOException {
    ResultsFile.write(run, folder.resolve(ResultsFile.NAME));
    render(run, folder);
  }

  /** Writes junit.xml, summary.md, badge.svg and report.html, and leaves results.json alone. */
  public static void render(RunResult run, Path folder) throws IOException {
    Assessment assessment = Assessment.of(run, Catalogue.load());
    write(folder.resolve(JUnitReport.NAME), JUnitReport.render(run));
    write(
        folder.resolve(SummaryReport.NAME),
        SummaryReport.render(assessment).getBytes(StandardCharsets.UTF_8));
    write(folder.resolve(Badge.NAME), Badge.render(assessment).getBytes(StandardCharsets.UTF_8));
    write(folder.resolve(HtmlReport.NAME), HtmlReport.render(assessment));
  }

  /**
   * Writes comparison.html and comparison.md.
   *
   * @param folder where to; made if need be
   */
  public static void compare(Comparison comparison, Path folder) throws IOException {
    write(
        folder.resolve(ComparisonSummary.NAME),
        ComparisonSummary.render(comparison).getBytes(StandardCharsets.UTF_8));
    write(folder.resolve(ComparisonReport.NAME), ComparisonReport.render(comparison));
  }

  private static void write(Path file, byte[] content) throws IOException {
    AtomicFile.write(file, out -> out.write(content));
  }
}
