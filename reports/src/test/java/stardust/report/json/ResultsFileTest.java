package stardust.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.report.model.RunResult;
import stardust.report.sample.HostileRun;
import stardust.report.sample.SampleRuns;

class ResultsFileTest {

  private Path file = Path.of("");

  @BeforeEach
  void inAFolder(@TempDir Path folder) {
    file = folder.resolve("results.json");
  }

  @Test
  void readsWhatItWrote() throws IOException {
    RunResult run = SampleRuns.findings();
    ResultsFile.write(run, file);

    assertThat(ResultsFile.read(file)).isEqualTo(run);
  }

  @Test
  void readsWhatItWroteForAHostileRunButForHalfSurrogatePairs() throws IOException {
    ResultsFile.write(HostileRun.run(), file);

    assertThat(ResultsFile.read(file).target().description())
        .isEqualTo(HostileRun.of("target.description").replace('\ud800', '?'));
  }

  @Test
  void writesWhatItsSchemaSays() throws IOException {
    ResultsFile.write(SampleRuns.findings(), file);

    assertThat(errors(Files.readString(file))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"verdict\": \"FAILED\"",
        "\"keyword\": \"Given\"",
        "\"direction\": \"SENT\"",
        "\"schemaVersion\": 1",
        "\"seed\": 4711",
        "\"complete\": true",
        "\"role\": \"SERVER\""
      })
  void hasASchemaThatMissesEachProperty(String property) throws IOException {
    ResultsFile.write(SampleRuns.findings(), file);
    String without = Files.readString(file).replaceFirst(property, "\"renamed\": 0");

    assertThat(without).contains("renamed");
    assertThat(errors(without)).isNotEmpty();
  }

  @Test
  void writesEachEventOfATraceOnALine() throws IOException {
    ResultsFile.write(SampleRuns.findings(), file);

    assertThat(Files.readAllLines(file))
        .filteredOn(line -> line.contains("\"seq\""))
        .allSatisfy(line -> assertThat(line.strip()).startsWith("{\"seq\"").matches(".*},?"));
  }

  @Test
  void leavesNothingElseInTheFolder() throws IOException {
    ResultsFile.write(SampleRuns.findings(), file);
    ResultsFile.write(SampleRuns.findings(), file);

    try (var files = Files.list(file.resolveSibling("."))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void keepsTheOldFileIfTheNewOneCannotBeWritten() throws IOException {
    Files.writeString(file, "old");

    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write('n');
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(file).hasContent("old");
  }

  @Test
  void saysThatAnotherSchemaVersionNeedsAnotherSuite() throws IOException {
    Files.writeString(file, "{\"schemaVersion\": 99}");

    assertThatThrownBy(() -> ResultsFile.read(file))
        .isInstanceOf(ResultsFileException.class)
        .hasMessage(
            file
                + " has schema version 99; this suite reads version 1. Use the suite that wrote it.");
  }

  @Test
  void saysThatAFileIsOfAnotherKind() throws IOException {
    Files.writeString(file, "{\"testsuites\": []}");

    assertThatThrownBy(() -> ResultsFile.read(file))
        .hasMessage(file + " is not a results file of this suite: it has no schemaVersion.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{\"schemaVersion\": 1", "{\"schemaVersion\": 1}", "null", "[1]", "\u0000"})
  void saysThatAFileIsDamaged(String content) throws IOException {
    Files.writeString(file, content);

    assertThatThrownBy(() -> ResultsFile.read(file))
        .isInstanceOf(ResultsFileException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void saysThatAFileIsDamagedIfAScenarioHasNoVerdict() throws IOException {
    ResultsFile.write(SampleRuns.findings(), file);
    Files.writeString(
        file, Files.readString(file).replaceFirst("\"verdict\": \"FAILED\"", "\"verdict\": null"));

    assertThatThrownBy(() -> ResultsFile.read(file)).hasMessageContaining("verdict");
  }

  @Test
  void saysThatThereAreNoResults() {
    assertThatThrownBy(() -> ResultsFile.read(file))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("there are no results");
  }

  private static List<Error> errors(String json) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ResultsFile.class.getResourceAsStream("/stardust/report/results.schema.json"))) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
      return schema.validate(json, InputFormat.JSON);
    }
  }
}
