package stardust.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import stardust.binding.Binding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of the exchange vectors.
 *
 * @param name of the file
 * @param text its content
 */
public record ExchangeFile(String name, String text) {

  /** Where the files are; tests run in the folder of their module. */
  public static final Path FOLDER = Path.of("..", "spec", "vectors", "exchanges");

  /** The schema of the files. */
  public static final Path SCHEMA = FOLDER.resolve("exchange.schema.json");

  /** All files, in the order of their names. */
  public static List<ExchangeFile> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> !file.equals(SCHEMA) && file.toString().endsWith(".json"))
          .sorted()
          .map(ExchangeFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ExchangeFile read(Path file) {
    try {
      return new ExchangeFile(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Which binding it is in. */
  public Binding binding() {
    return Binding.named(json().required("binding").asString());
  }

  /** Whether the peer called "A" or "B" is online before the first step. */
  public boolean online(String peer) {
    return json().required("online").valueStream().anyMatch(name -> name.asString().equals(peer));
  }

  /** Whether it has steps on this stream. */
  public boolean uses(String stream) {
    return steps().stream().anyMatch(step -> step.stream().equals(stream));
  }

  /** The steps, in order. */
  public List<ExchangeStep> steps() {
    List<ExchangeStep> steps = new ArrayList<>();
    json().required("steps").forEach(step -> steps.add(new ExchangeStep(step)));
    return steps;
  }

  /** The steps on one stream, in order. */
  public List<ExchangeStep> steps(String stream) {
    return steps().stream().filter(step -> step.stream().equals(stream)).toList();
  }

  @Override
  public String toString() {
    return name;
  }

  private JsonNode json() {
    return JsonMapper.shared().readTree(text);
  }
}
