package stardust.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces of a run as a file for Wireshark. */
class PcapngCommandTest {

  private static final int SECTION_HEADER = 0x0a0d0d0a;

  private static Path folder = Path.of("");

  @BeforeAll
  static void run(@TempDir Path empty) {
    folder = empty;
    Invocation run =
        stardust(
            "test", "--tags", "@JOIN-21 or @CONN-21", "--out", folder.resolve("run").toString());
    assertThat(run.status()).as(run.text()).isZero();
  }

  @Test
  void writesTheTracesOfARun() throws Exception {
    Path file = folder.resolve("all.pcapng");
    Invocation written = pcapng("run/results.json", "--out", file.toString());

    assertThat(written.status()).as(written.text()).isZero();
    assertThat(written.out())
        .containsPattern(" of ([2-9]|[1-9][0-9]+) scenarios in ")
        .contains("stardust.lua " + file);
    assertThat(ByteBuffer.wrap(Files.readAllBytes(file)).getInt()).isEqualTo(SECTION_HEADER);
    assertThat(Files.size(file)).isGreaterThan(3000);
  }

  @Test
  void writesOnlyTheChosenScenarios() {
    Path file = folder.resolve("some.pcapng");

    Invocation written =
        pcapng(
            "run",
            "--scenario",
            "JOIN-21/the-right-solution-is-accepted-and",
            "--out",
            file.toString());

    assertThat(written.status()).as(written.text()).isZero();
    assertThat(written.out()).contains(" of 1 scenario in ");
    assertThat(file).isNotEmptyFile();
  }

  @Test
  void saysThatNoScenarioIsCalledSo() {
    Path file = folder.resolve("none.pcapng");
    Invocation none = pcapng("run", "--scenario", "NO-99", "--out", file.toString());

    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("NO-99", "begins with").doesNotContain("\tat ");
    assertThat(file).doesNotExist();
  }

  @Test
  void saysThatThereAreNoResults() {
    Invocation none = pcapng("nowhere/results.json", "--out", folder.resolve("x").toString());

    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("nowhere").doesNotContain("\tat ");
  }

  @Test
  void saysThatTheFolderIsMissingOrNoFileIsNamed() {
    Invocation missing = pcapng("run", "--out", folder.resolve("no/such/file").toString());
    Invocation directory = pcapng("run", "--out", folder.toString());

    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.err()).contains("its folder does not exist");
    assertThat(directory.status()).isEqualTo(2);
    assertThat(directory.err()).contains("is a folder");
  }

  @Test
  void wantsToKnowWhereTo() {
    assertThat(pcapng("run").status()).isEqualTo(2);
  }

  private static Invocation pcapng(String results, String... options) {
    String[] all = new String[options.length + 2];
    all[0] = "pcapng";
    all[1] = folder.resolve(results).toString();
    System.arraycopy(options, 0, all, 2, options.length);
    return stardust(all);
  }

  private static Invocation stardust(String... arguments) {
    return Invocation.of(arguments);
  }
}
