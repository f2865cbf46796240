package stardust.runner.endpointfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import stardust.identify.Identify;
import stardust.multiaddr.Multiaddr;
import stardust.multiaddr.MultiaddrException;
import stardust.ping.Ping;
import stardust.report.model.KnownFailure;

/** Reads an endpoint file. */
public final class EndpointFileReader {

  static final Set<String> KEYS =
      Set.of(
          "name",
          "version",
          "adapter",
          "adapter-jars",
          "addresses",
          "command",
          "image",
          "port",
          "transport",
          "environment",
          "working-folder",
          "ready-pattern",
          "binding",
          "security",
          "muxers",
          "discovery-interval",
          "capabilities",
          "known-failures",
          "timeouts",
          "settings");

  static final Set<String> TIMEOUTS = Set.of("start", "stop", "scale");
  static final Set<String> KNOWN_FAILURE = Set.of("id", "reason");

  private static final Map<String, String> CAPABILITIES =
      new TreeMap<>(Map.of("identify", Identify.PROTOCOL, "ping", Ping.PROTOCOL));

  private static final Pattern CAPABILITY = Pattern.compile("identify|ping|/[!-~&&[^,]]+");
  private static final Pattern TIME = Pattern.compile("\\d{1,9}(ms|s|m)");
  private static final String TIME_FORM = "a time, as 10s, 500ms or 2m";

  private final Path file;
  private final Entries all;
  private final Map<String, String> options = new LinkedHashMap<>();
  private final Map<String, String> declared = new LinkedHashMap<>();

  private EndpointFileReader(Path file, Node root) {
    this.file = file;
    this.all = new Entries(file.toString(), root, KEYS);
  }

  /**
   * Reads it.
   *
   * @throws EndpointFileException when it is missing, or says something senseless
   * @throws IOException when it cannot be read
   */
  public static EndpointFile read(Path file) throws IOException {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
      Node root =
          new Compose(settings)
              .composeString(Files.readString(file))
              .orElseThrow(() -> new EndpointFileException(file + " is empty"));
      return new EndpointFileReader(file, root).read();
    } catch (NoSuchFileException e) {
      throw new EndpointFileException(
          "the endpoint file " + file + " is not there; ./stardust init writes one");
    } catch (MarkedYamlEngineException e) {
      String place =
          e.getProblemMark()
              .map(m -> ", line " + (m.getLine() + 1) + ", column " + (m.getColumn() + 1))
              .orElse("");
      throw new EndpointFileException(file + place + ": this is no YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new EndpointFileException(file + ": this is no YAML: " + e.getMessage());
    }
  }

  private EndpointFile read() {
    options();
    declared("name", all.text("name"));
    declared("version", all.text("version"));
    declared("capabilities", joined("capabilities"));
    List<String> addresses = addresses();
    declared("listens also at", Optional.of(String.join(", ", rest(addresses))));
    return new EndpointFile(
        all.text("adapter"),
        addresses.stream().findFirst(),
        all.text("image"),
        all.list("command"),
        texts("environment"),
        texts("settings"),
        all.list("adapter-jars").stream().map(this::beside).toList(),
        options,
        declared,
        capabilities(),
        known());
  }

  private void options() {
    option("--port", all.text("port", Pattern.compile("\\d{1,5}"), "a number"));
    option("--transport", all.text("transport", Pattern.compile("ws|tcp"), "ws or tcp"));
    option("--binding", all.text("binding", Pattern.compile("libp2p|bare"), "libp2p or bare"));
    option(
        "--security",
        all.words(
            "security", Pattern.compile("noise|secio|none"), "noise or secio, or none alone"));
    option("--muxer", all.words("muxers", Pattern.compile("yamux|mplex"), "yamux or mplex"));
    option("--discovery-interval", all.text("discovery-interval", TIME, TIME_FORM));
    option("--working-dir", all.text("working-folder").map(this::beside).map(Path::toString));
    option("--ready-pattern", ready());
    Optional<Entries> timeouts = all.nested("timeouts", TIMEOUTS);
    option("--start-timeout", timeouts.flatMap(each -> each.text("start", TIME, TIME_FORM)));
    option("--stop-timeout", timeouts.flatMap(each -> each.text("stop", TIME, TIME_FORM)));
    Pattern scale = Pattern.compile("\\d{1,3}(\\.\\d+)?");
    option(
        "--timeout-scale", timeouts.flatMap(each -> each.text("scale", scale, "a number, as 1.5")));
  }

  private Optional<String> ready() {
    Optional<String> pattern = all.text("ready-pattern");
    try {
      pattern.ifPresent(Pattern::compile);
    } catch (PatternSyntaxException e) {
      throw all.wrong("ready-pattern", "this is no regular expression: " + e.getDescription());
    }
    return pattern;
  }

  private List<String> addresses() {
    List<String> addresses = all.list("addresses");
    for (String address : addresses) {
      try {
        Multiaddr.parse(address);
      } catch (MultiaddrException e) {
        throw all.wrong("addresses", "\"" + address + "\" is no multiaddr: " + e.getMessage());
      }
    }
    return addresses;
  }

  private List<KnownFailure> known() {
    return all.entries("known-failures", KNOWN_FAILURE).stream().map(this::known).toList();
  }

  private KnownFailure known(Entries each) {
    return new KnownFailure(
        each.text("id").orElseThrow(() -> all.wrong("known-failures", "one of them has no id")),
        each.text("reason")
            .orElseThrow(() -> all.wrong("known-failures", "one of them has no reason")));
  }

  private Optional<String> joined(String key) {
    return all.node(key).map(unused -> String.join(", ", all.list(key)));
  }

  /** A protocol may be named by what it does, or as multistream-select has it. */
  private List<String> capabilities() {
    String form =
        "one of " + String.join(", ", CAPABILITIES.keySet()) + ", or a protocol as /a/1.0.0";
    return all.words("capabilities", CAPABILITY, form).stream()
        .flatMap(words -> Stream.of(words.split(",")))
        .map(each -> CAPABILITIES.getOrDefault(each, each))
        .toList();
  }

  private Map<String, String> texts(String key) {
    return all.nested(key, Set.of()).map(Entries::texts).orElse(Map.of());
  }

  private void option(String name, Optional<String> value) {
    value.ifPresent(text -> options.put(name, text));
  }

  private void declared(String name, Optional<String> value) {
    value.filter(text -> !text.isEmpty()).ifPresent(text -> declared.put(name, text));
  }

  private Path beside(String name) {
    Path folder = file.getParent();
    return folder == null ? Path.of(name) : folder.resolve(name);
  }

  private static List<String> rest(List<String> all) {
    return all.subList(Math.min(1, all.size()), all.size());
  }
}
