package stardust.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import stardust.binding.Binding;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** Makes the files, always the same. */
final class Exchanges {

  private static final DefaultIndenter LINES = new DefaultIndenter(" ", "\n");

  private Exchanges() {}

  /** Every file's content by its name. */
  static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    Arrays.stream(Binding.values()).flatMap(Exchanges::of).forEach(script -> add(files, script));
    return files;
  }

  private static Stream<Script> of(Binding binding) {
    return Stream.of(
            GoodExchanges.of(binding), RefusedExchanges.of(binding), BrokenExchanges.of(binding))
        .flatMap(List::stream);
  }

  private static void add(Map<String, String> files, Script script) {
    String file = script.binding() + "-" + script.json().get("name") + ".json";
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES);
    String text =
        JsonMapper.shared().writer().with(printer).writeValueAsString(script.json()) + "\n";
    if (files.put(file, text) != null) {
      throw new IllegalStateException("two exchanges are called " + file);
    }
  }

  /** Writes all files into the folder that is named. */
  public static void main(String[] arguments) throws IOException {
    for (Map.Entry<String, String> file : files().entrySet()) {
      Files.writeString(Path.of(arguments[0], file.getKey()), file.getValue());
    }
  }
}
