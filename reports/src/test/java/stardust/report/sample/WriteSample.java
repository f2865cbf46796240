package stardust.report.sample;

import java.io.IOException;
import java.nio.file.Path;
import stardust.report.Reports;

/** Writes the sample reports to a folder, for people who change how they look. */
public final class WriteSample {

  private WriteSample() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length > 0 ? args[0] : "target/sample-report");
    Reports.writeAll(SampleRuns.realistic(), folder);
    Reports.writeAll(SampleRuns.large(300), folder.resolve("large"));
    Reports.writeAll(HostileRun.run(), folder.resolve("hostile"));
  }
}
