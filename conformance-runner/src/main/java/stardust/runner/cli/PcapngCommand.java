package stardust.runner.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stardust.report.json.ResultsFile;
import stardust.report.json.ResultsFileException;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.pcapng.Pcapng;
import stardust.report.text.Texts;

/** Writes traces for Wireshark. */
@Command(
    name = "pcapng",
    mixinStandardHelpOptions = true,
    description =
        "Writes what passed each stardust stream, decrypted, as a file that Wireshark opens.")
final class PcapngCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      description = "A results.json, or the results.partial.jsonl that a killed run left.")
  private Path file = Path.of("results.json");

  @Option(
      names = "--scenario",
      paramLabel = "ID",
      description = "Only scenarios whose id is this, or begins so. Default: all")
  private String scenario = "";

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    RunResult run = read();
    List<ScenarioResult> chosen = chosen(run);
    Pcapng pcapng = Pcapng.of(run, chosen);
    if (pcapng.streams() == 0) {
      throw new UsageException(
          Texts.count(chosen.size(), "scenario")
              + " chosen, but no trace has a stardust stream; nothing was written");
    }
    write(pcapng);
    System.out.println(
        out
            + ": "
            + Texts.count(pcapng.streams(), "stream")
            + " of "
            + Texts.count(chosen.size(), "scenario")
            + " in "
            + Texts.count(pcapng.packets(), "packet"));
    System.out.println(
        "See them with: wireshark -X lua_script:reports/wireshark/stardust.lua "
            + ShellWords.joined(List.of(out.toString())).strip());
    return ExitStatus.CONFORMANT.code();
  }

  private RunResult read() throws IOException {
    try {
      return ResultsFile.read(file);
    } catch (NoSuchFileException | ResultsFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private List<ScenarioResult> chosen(RunResult run) {
    List<ScenarioResult> chosen =
        run.scenarios().stream().filter(each -> each.id().startsWith(scenario)).toList();
    if (chosen.isEmpty()) {
      throw new UsageException(
          "no scenario of "
              + file
              + " has an id that is or begins with \""
              + scenario
              + "\"; the report shows the id in each scenario's details");
    }
    return chosen;
  }

  private void write(Pcapng pcapng) throws IOException {
    if (Files.isDirectory(out)) {
      throw new UsageException("--out " + out + " is a folder; name the file to write");
    }
    try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(out))) {
      pcapng.write(to);
    } catch (NoSuchFileException e) {
      throw new UsageException("--out " + out + ": its folder does not exist; make it first");
    }
  }
}
