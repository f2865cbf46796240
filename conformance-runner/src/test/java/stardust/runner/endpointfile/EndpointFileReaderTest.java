package stardust.runner.endpointfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stardust.report.model.KnownFailure;

class EndpointFileReaderTest {

  private static final String FULL =
      """
      name: go-stardust
      version: 1.4
      addresses: [/ip4/127.0.0.1/tcp/5892/ws, /ip4/127.0.0.1/tcp/5893]
      command: [node, server.js, "{port}"]
      image: go-stardust
      port: 5892
      transport: tcp
      environment: {LEVEL: 3, NAME: "a b"}
      working-folder: sub
      ready-pattern: "ready [0-9]+"
      binding: bare
      security: [noise, secio]
      muxers: [mplex]
      discovery-interval: 2s
      capabilities: [identify]
      adapter: mine
      adapter-jars: [mine.jar]
      settings: {host: lab}
      known-failures:
        - id: JOIN-21
          reason: not yet
      timeouts: {start: 1m, stop: 500ms, scale: 1.5}
      """;

  @TempDir Path folder = Path.of("");

  @Test
  void saysAllThatStandsThere() throws Exception {
    EndpointFile file = read(FULL);

    assertThat(file.adapter()).hasValue("mine");
    assertThat(file.target()).hasValue("/ip4/127.0.0.1/tcp/5892/ws");
    assertThat(file.image()).hasValue("go-stardust");
    assertThat(file.command()).containsExactly("node", "server.js", "{port}");
    assertThat(file.environment()).containsEntry("LEVEL", "3").containsEntry("NAME", "a b");
    assertThat(file.settings()).containsEntry("host", "lab");
    assertThat(file.jars()).containsExactly(folder.resolve("mine.jar"));
    assertThat(file.known()).containsExactly(new KnownFailure("JOIN-21", "not yet"));
    assertThat(file.declared())
        .containsEntry("name", "go-stardust")
        .containsEntry("version", "1.4")
        .containsEntry("capabilities", "identify")
        .containsEntry("listens also at", "/ip4/127.0.0.1/tcp/5893");
    assertThat(file.options())
        .containsEntry("--port", "5892")
        .containsEntry("--transport", "tcp")
        .containsEntry("--binding", "bare")
        .containsEntry("--security", "noise,secio")
        .containsEntry("--muxer", "mplex")
        .containsEntry("--discovery-interval", "2s")
        .containsEntry("--working-dir", folder.resolve("sub").toString())
        .containsEntry("--ready-pattern", "ready [0-9]+")
        .containsEntry("--start-timeout", "1m")
        .containsEntry("--stop-timeout", "500ms")
        .containsEntry("--timeout-scale", "1.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "adress: x | line 1, column 1: \"adress\" is unknown; did you mean \"addresses\"?",
        "muxer: [yamux] | line 1, column 1: \"muxer\" is unknown; did you mean \"muxers\"?",
        "xyzzy: 1 | line 1, column 1: \"xyzzy\" is unknown; known are adapter,",
        "muxers: [yamux, spdy] | line 1, column 17: \"spdy\" is no value for muxers",
        "muxers: yamux | line 1, column 9: here a list is expected",
        "command: [] | line 1, column 10: here a list is expected",
        "name: [a] | line 1, column 7: here a single value is expected",
        "port: many | line 1, column 7: \"many\" is no value for port: it is a number",
        "discovery-interval: 10 | line 1, column 21: \"10\" is no value for discovery-interval",
        "addresses: [nowhere] | line 1, column 12: \"nowhere\" is no multiaddr",
        "ready-pattern: '(' | line 1, column 16: this is no regular expression",
        "timeouts: {begin: 1s} | line 1, column 12: \"begin\" is unknown",
        "known-failures: [{id: JOIN-21}] | line 1, column 17: one of them has no reason",
        "- a | line 1, column 1: here names and values are expected",
        "name: a: b | line 1, column 8: this is no YAML",
      })
  void aMistakeIsSaidWithItsPlace(String text, String complaint) {
    assertThatExceptionOfType(EndpointFileException.class)
        .isThrownBy(() -> read(text))
        .withMessageStartingWith(folder.resolve("stardust.yaml") + ", ")
        .withMessageContaining(complaint);
  }

  @Test
  void aKeyThatStandsThereTwiceIsAMistake() {
    assertThatExceptionOfType(EndpointFileException.class)
        .isThrownBy(() -> read("name: a\nport: 1\nname: b\n"))
        .withMessageContaining("line 3");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatExceptionOfType(EndpointFileException.class)
        .isThrownBy(() -> EndpointFileReader.read(folder.resolve("none.yaml")))
        .withMessageContaining("none.yaml is not there; ./stardust init writes one");
  }

  @Test
  void theSchemaKnowsTheSameKeys() throws Exception {
    String schema = resource("endpoint.schema.json");

    assertThat(EndpointFileReader.KEYS)
        .allSatisfy(key -> assertThat(schema).contains("\n    \"" + key + "\": {"));
    assertThat(violations(FULL)).isEmpty();
    assertThat(violations("adress: x")).isNotEmpty();
    assertThat(violations("muxers: [spdy]")).isNotEmpty();
  }

  @Test
  void theFileToFillInSaysAllKeysAndIsRight() throws Exception {
    String template = resource("stardust.yaml");
    String filled =
        template.lines().map(line -> line.replaceFirst("^# ([a-z-]+:|  )", "$1")).toList().stream()
            .reduce("", (all, line) -> all + line + "\n");

    assertThat(read(template).declared()).containsEntry("name", "my server");
    assertThat(read(filled).options()).hasSize(11);
    assertThat(violations(template)).isEmpty();
    assertThat(violations(filled)).isEmpty();
    assertThat(EndpointFileReader.KEYS)
        .allSatisfy(key -> assertThat(filled).contains("\n" + key + ":"));
  }

  private EndpointFile read(String text) throws IOException {
    return EndpointFileReader.read(Files.writeString(folder.resolve("stardust.yaml"), text));
  }

  private static List<Error> violations(String yaml) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(resource("endpoint.schema.json"), InputFormat.JSON);
    return schema.validate(yaml, InputFormat.YAML);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = EndpointFile.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
