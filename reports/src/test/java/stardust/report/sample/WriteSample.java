package stardust.report.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import stardust.report.Reports;
import stardust.report.compare.Comparison;
import stardust.report.compare.ComparisonException;
import stardust.report.model.RunResult;
import stardust.spec.Catalogue;

/** Writes the sample reports to a folder, for people who change how they look. */
public final class WriteSample {

  private WriteSample() {}

  public static void main(String[] args) throws IOException, ComparisonException {
    Path folder = Path.of(args.length > 0 ? args[0] : "target/sample-report");
    Reports.writeAll(SampleRuns.realistic(), folder);
    Reports.writeAll(SampleRuns.large(300), folder.resolve("large"));
    Reports.writeAll(HostileRun.run(), folder.resolve("hostile"));
    Reports.compare(
        Comparison.of(SampleComparison.servers(), Catalogue.load()), folder.resolve("servers"));
    RunResult before = SampleComparison.servers().get(0);
    RunResult after =
        SampleComparison.later(
            SampleComparison.mended(before, "JOIN-11", "RELAY-01"), Duration.ofHours(3));
    Reports.compare(
        Comparison.of(List.of(after, before), Catalogue.load()), folder.resolve("changes"));
  }
}
