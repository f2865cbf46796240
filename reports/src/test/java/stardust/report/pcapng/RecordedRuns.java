package stardust.report.pcapng;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import stardust.report.json.ResultsFile;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;

/**
 * Some scenarios of runs against the reference server and the reference client, with traces as they
 * were from the muxer up.
 */
final class RecordedRuns {

  private RecordedRuns() {}

  /** By its name: libp2p and bare as the binding, mplex as the muxer, client. */
  static RunResult of(String name) {
    try {
      return ResultsFile.read(
          Path.of(Objects.requireNonNull(RecordedRuns.class.getResource(name + ".json")).toURI()));
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<ScenarioResult> beginning(RunResult run, String id) {
    return run.scenarios().stream().filter(each -> each.id().startsWith(id)).toList();
  }

  /** Writes a file of all scenarios whose ids begin so. */
  static Path write(Path folder, String name, String id) throws IOException {
    RunResult run = of(name);
    return write(folder, Pcapng.of(run, beginning(run, id)));
  }

  static Path write(Path folder, Pcapng pcapng) throws IOException {
    Path file = folder.resolve("trace.pcapng");
    try (OutputStream out = Files.newOutputStream(file)) {
      pcapng.write(out);
    }
    return file;
  }
}
