package stardust.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stardust.report.json.ResultsFile;
import stardust.report.model.ScenarioResult;

/** What "report" makes of several results, and what it says of those that do not go together. */
class ReportCommandTest {

  private static Path joining;
  private static Path connecting;

  private final Path out;

  ReportCommandTest(@TempDir Path out) {
    this.out = out;
  }

  @BeforeAll
  static void runTwoParts(@TempDir Path runs) {
    joining = part(runs.resolve("joining"), "JOIN-21");
    connecting = part(runs.resolve("connecting"), "CONN-01");
  }

  private static Path part(Path folder, String requirement) {
    Invocation run =
        Invocation.of(
            "test", "--requirement", requirement, "--seed", "7", "--out", folder.toString());
    assertThat(run.status()).as(run.text()).isZero();
    return folder.resolve("results.json");
  }

  @Test
  void twoImplementationsAreCompared() throws Exception {
    Invocation report = report(joining, changed(joining, "\"description\": \"", "another: "));

    assertThat(report.status()).as(report.text()).isZero();
    assertThat(report.out()).startsWith("Of ").contains("0 fail everywhere", "comparison.html");
    assertThat(out.resolve("comparison.html")).content().contains("2 servers compared");
    assertThat(out.resolve("comparison.md")).content().contains("| another: ");
    assertThat(out.resolve("results.json")).doesNotExist();
  }

  @Test
  void aNewFailureIsSaidAndTheStatusIsStillZero() throws Exception {
    Path later = failed(joining);
    Invocation report = report(joining, later);

    assertThat(report.status()).as(report.text()).isZero();
    assertThat(report.out()).startsWith("New failures: 1, mended: 0,").contains("\n  JOIN-21/");
  }

  @Test
  void theFileOfBeforeIsTheEarlierRunWhateverItsDate() throws Exception {
    Path other = failed(changed(joining, "\"description\": \"", "another: "));
    Invocation report =
        Invocation.of(
            "report", joining.toString(), "--before", other.toString(), "--out", out.toString());

    assertThat(report.status()).as(report.text()).isZero();
    assertThat(report.out()).startsWith("New failures: 0, mended: 1,");
  }

  @Test
  void partsOfARunAreMerged() throws Exception {
    Invocation report = report("--merge", joining.toString(), connecting.toString());

    assertThat(report.status()).as(report.text()).isZero();
    assertThat(report.out()).startsWith("Conformant");
    assertThat(ResultsFile.read(out).scenarios())
        .extracting(ScenarioResult::feature)
        .hasSizeGreaterThan(1)
        .startsWith(ResultsFile.read(connecting).scenarios().get(0).feature());
    for (String file : List.of("results.json", "report.html", "junit.xml", "summary.md")) {
      assertThat(out.resolve(file)).isNotEmptyFile();
    }
  }

  @Test
  void partsOfARunThatAreComparedAreToldOfMerging() {
    assertThat(report(joining, connecting).out()).contains("--merge");
  }

  @Test
  void partsThatOverlapAreRefused() throws Exception {
    Path copy = Files.copy(joining, out.resolve("copy.json"));

    assertRefused(report("--merge", joining.toString(), copy.toString()), "no scenario in common");
  }

  @Test
  void partsOfDifferentSuitesAreRefused() throws Exception {
    Path other = changed(connecting, "\"specRevision\": \"", "another ");

    assertRefused(report("--merge", joining.toString(), other.toString()), "different suites");
  }

  @Test
  void onePartIsRefused() {
    assertRefused(report("--merge", joining.toString()), "--merge needs the files of all parts");
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    assertRefused(report(joining, out.resolve("none.json")), "none.json: give the results.json");
  }

  @Test
  void aFileThatIsNoResultsIsNamed() throws Exception {
    Path file = Files.writeString(out.resolve("package.json"), "{\"name\": \"x\"}");

    assertRefused(report(joining, file), "package.json is not a results file of this suite");
  }

  @Test
  void aFileThatIsGivenTwiceIsNamed() {
    assertRefused(report(joining, joining), "are the same file");
  }

  @Test
  void aFileAndItsFolderAreTheSame() {
    assertRefused(report(joining, joining.resolveSibling("")), "are the same file");
  }

  @Test
  void beforeHasOneFileBesideIt() {
    Invocation report =
        report("--before", joining.toString(), connecting.toString(), joining.toString());

    assertRefused(report, "--before compares one earlier run with one later");
  }

  private static void assertRefused(Invocation report, String why) {
    assertThat(report.status()).as(report.text()).isEqualTo(2);
    assertThat(report.err()).startsWith("stardust: ").contains(why).doesNotContain("\tat ");
  }

  private Invocation report(Path one, Path two) {
    return report(one.toString(), two.toString());
  }

  private Invocation report(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "report";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--out";
    all[arguments.length + 2] = out.toString();
    return Invocation.of(all);
  }

  private Path changed(Path file, String after, String inserted) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(after);
    return Files.writeString(
        out.resolve("changed.json"), text.replaceFirst(after, after + inserted));
  }

  /** The same run a century later, with its first scenario failed. */
  private Path failed(Path file) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains("\"verdict\": \"PASSED\"").contains("\"started\": \"20");
    return Files.writeString(
        out.resolve("failed.json"),
        text.replaceFirst("\"started\": \"20", "\"started\": \"21")
            .replaceFirst("\"verdict\": \"PASSED\"", "\"verdict\": \"FAILED\""));
  }
}
