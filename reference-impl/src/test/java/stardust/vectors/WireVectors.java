package stardust.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors of the spec module: bytes made by independent stacks. */
public final class WireVectors {

  private static final Map<String, WireVector> VECTORS = load();

  private WireVectors() {}

  /**
   * The vector of this name, as "mplex.newstream.0.old".
   *
   * @throws IllegalArgumentException when there is none
   */
  public static WireVector named(String name) {
    WireVector vector = VECTORS.get(name);
    if (vector == null) {
      throw new IllegalArgumentException("no wire vector is called " + name);
    }
    return vector;
  }

  /**
   * Every vector whose name starts so, in the order of the file.
   *
   * @throws IllegalArgumentException when there is none, so that no test passes on nothing
   */
  public static List<WireVector> all(String prefix) {
    List<WireVector> found =
        VECTORS.values().stream().filter(v -> v.name().startsWith(prefix)).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("no wire vector's name starts with " + prefix);
    }
    return found;
  }

  /** A JSON file of the vectors, as "stardust-vectors.json". */
  public static JsonNode file(String name) {
    try (InputStream in = WireVectors.class.getResourceAsStream("/stardust/spec/vectors/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no vectors are called " + name);
      }
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, WireVector> load() {
    Map<String, WireVector> vectors = new LinkedHashMap<>();
    List<JsonNode> nodes = new ArrayList<>();
    file("wire-vectors.json").get("vectors").forEach(nodes::add);
    for (JsonNode node : nodes) {
      WireVector vector = new WireVector(node.get("name").asString(), node);
      vectors.put(vector.name(), vector);
    }
    return vectors;
  }
}
