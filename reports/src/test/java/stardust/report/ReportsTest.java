package stardust.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stardust.report.json.ResultsFile;
import stardust.report.model.RunResult;
import stardust.report.sample.SampleRuns;

class ReportsTest {

  @Test
  void writesFiveFilesAndNothingElse(@TempDir Path folder) throws IOException {
    Reports.writeAll(SampleRuns.realistic(), folder.resolve("new/report"));

    assertThat(folder.resolve("new/report"))
        .isDirectoryContaining("glob:**results.json")
        .isDirectoryContaining("glob:**junit.xml")
        .isDirectoryContaining("glob:**summary.md")
        .isDirectoryContaining("glob:**badge.svg")
        .isDirectoryContaining("glob:**report.html");
    try (var files = Files.list(folder.resolve("new/report"))) {
      assertThat(files).hasSize(5);
    }
  }

  @Test
  void rendersTheSameBytesFromTheFileAsFromTheRun(@TempDir Path folder) throws IOException {
    RunResult run = SampleRuns.realistic();
    Reports.writeAll(run, folder.resolve("first"));
    RunResult read = ResultsFile.read(folder.resolve("first"));
    Reports.writeAll(read, folder.resolve("second"));

    for (String file :
        new String[] {"results.json", "junit.xml", "summary.md", "badge.svg", "report.html"}) {
      assertThat(folder.resolve("second").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("first").resolve(file));
    }
  }
}
