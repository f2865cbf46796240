package stardust.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import stardust.report.json.ResultsFile;
import stardust.report.json.ResultsFileException;
import stardust.report.merge.Shard;

/** Results that a user names. */
final class ResultsFiles {

  private ResultsFiles() {}

  /**
   * Reads them in the order given.
   *
   * @throws UsageException if one is not there, is no results file, or is there twice
   */
  static List<Shard> read(List<Path> files) throws IOException {
    try {
      demandDifferent(files);
      List<Shard> results = new ArrayList<>();
      for (Path file : files) {
        results.add(new Shard(file.toString(), ResultsFile.read(file)));
      }
      return results;
    } catch (NoSuchFileException e) {
      throw new UsageException(
          "there are no results at " + e.getFile() + ": give the results.json of a run");
    } catch (ResultsFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static void demandDifferent(List<Path> files) throws IOException {
    for (int i = 0; i < files.size(); i++) {
      Path one = ResultsFile.locate(files.get(i));
      for (Path other : files.subList(0, i)) {
        if (Files.isSameFile(one, ResultsFile.locate(other))) {
          throw new UsageException(
              other + " and " + files.get(i) + " are the same file; give the files of two runs");
        }
      }
    }
  }
}
