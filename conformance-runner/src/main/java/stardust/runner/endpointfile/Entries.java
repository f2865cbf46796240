package stardust.runner.endpointfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The entries of a mapping in a YAML file; whatever is wrong with one is said with its place. */
final class Entries {

  private final String file;
  private final Map<String, Node> values = new LinkedHashMap<>();

  /**
   * Reads a mapping.
   *
   * @param known all keys that it may have; empty for any
   */
  Entries(String file, Node node, Set<String> known) {
    this.file = file;
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(node, "here names and values are expected, as \"name: value\"");
    }
    for (NodeTuple entry : mapping.getValue()) {
      String key = text(entry.getKeyNode());
      if (!known.isEmpty() && !known.contains(key)) {
        throw wrong(entry.getKeyNode(), "\"" + key + "\" is unknown" + Spelling.hint(key, known));
      }
      if (values.put(key, entry.getValueNode()) != null) {
        throw wrong(entry.getKeyNode(), "\"" + key + "\" stands there twice");
      }
    }
  }

  Optional<Node> node(String key) {
    return Optional.ofNullable(values.get(key));
  }

  Optional<String> text(String key) {
    return node(key).map(this::text);
  }

  /** A text of this form; {@code form} says it in words. */
  Optional<String> text(String key, Pattern pattern, String form) {
    return node(key).map(node -> matching(node, key, pattern, form));
  }

  List<String> list(String key) {
    return node(key).map(this::list).orElse(List.of());
  }

  /** A list of these words, joined as the command line has it. */
  Optional<String> words(String key, Pattern pattern, String form) {
    return node(key)
        .map(
            node -> {
              List<String> words = new ArrayList<>();
              items(node).forEach(item -> words.add(matching(item, key, pattern, form)));
              return String.join(",", words);
            });
  }

  /** The mappings in a list. */
  List<Entries> entries(String key, Set<String> known) {
    return node(key).map(this::items).orElse(List.of()).stream()
        .map(item -> new Entries(file, item, known))
        .toList();
  }

  Optional<Entries> nested(String key, Set<String> known) {
    return node(key).map(node -> new Entries(file, node, known));
  }

  /** All as texts. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((key, node) -> texts.put(key, text(node)));
    return texts;
  }

  private List<String> list(Node node) {
    return items(node).stream().map(this::text).toList();
  }

  private List<Node> items(Node node) {
    if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
      return sequence.getValue();
    }
    throw wrong(node, "here a list is expected, as \"[one, two]\"");
  }

  private String matching(Node node, String key, Pattern pattern, String form) {
    String text = text(node);
    if (!pattern.matcher(text).matches()) {
      throw wrong(node, "\"" + text + "\" is no value for " + key + ": it is " + form);
    }
    return text;
  }

  private String text(Node node) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
      return scalar.getValue();
    }
    throw wrong(node, "here a single value is expected");
  }

  EndpointFileException wrong(String key, String what) {
    return wrong(Objects.requireNonNull(values.get(key), key), what);
  }

  private EndpointFileException wrong(Node node, String what) {
    Optional<Mark> mark = node.getStartMark();
    OptionalInt line = mark.map(m -> OptionalInt.of(m.getLine())).orElse(OptionalInt.empty());
    String place =
        line.isEmpty()
            ? ""
            : ", line " + (line.getAsInt() + 1) + ", column " + (mark.get().getColumn() + 1);
    return new EndpointFileException(file + place + ": " + what);
  }
}
