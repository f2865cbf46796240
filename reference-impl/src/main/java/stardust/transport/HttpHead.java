package stardust.transport;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stardust.trace.Field;

/**
 * A request or a response of HTTP/1.1 up to its body (RFC 9112).
 *
 * @param startLine the request line or status line
 * @param headers in their order, names as they were written, values without blanks around them
 */
record HttpHead(String startLine, List<Field> headers) {

  private static final String LINE_END = "\r\n";

  /** Reads a head without the empty line that ends it; null for what is not HTTP/1. */
  static @Nullable HttpHead parse(String text) {
    List<String> lines = Arrays.asList(text.split(LINE_END, -1));
    if (!lines.get(0).contains("HTTP/1.")) {
      return null;
    }
    List<Field> headers = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        return null;
      }
      headers.add(new Field(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return new HttpHead(lines.get(0), headers);
  }

  /** The head as it is sent, in ASCII, with the empty line. */
  byte[] encode() {
    StringBuilder text = new StringBuilder(startLine).append(LINE_END);
    for (Field header : headers) {
      text.append(header.name()).append(": ").append(header.value()).append(LINE_END);
    }
    return text.append(LINE_END).toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** The value of the one header of this name; empty if there is none or more than one. */
  Optional<String> only(String name) {
    List<String> values =
        headers.stream().filter(h -> h.name().equalsIgnoreCase(name)).map(Field::value).toList();
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  /** The first entry of all comma-separated lists under this name. */
  Optional<String> first(String name) {
    return entries(name).stream().findFirst();
  }

  /** Whether the lists under this name have the entry, in whatever case. */
  boolean lists(String name, String entry) {
    return entries(name).stream().anyMatch(entry::equalsIgnoreCase);
  }

  /** Whether there is a header of this name. */
  boolean has(String name) {
    return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
  }

  private List<String> entries(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .flatMap(header -> Arrays.stream(header.value().split(",", -1)))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  /** The method of a request in upper case, as "GET". */
  String method() {
    return startLine.split(" ", 2)[0].toUpperCase(Locale.ROOT);
  }

  /** The status of a response, as "101"; empty for a request. */
  String status() {
    String[] parts = startLine.split(" ", 3);
    return parts.length > 1 && parts[0].startsWith("HTTP/") ? parts[1] : "";
  }
}
