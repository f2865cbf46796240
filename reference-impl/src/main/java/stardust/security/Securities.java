package stardust.security;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The security protocols that this program knows, to be chosen from by name.
 *
 * @param known all of them
 */
public record Securities(List<SecurityProtocol> known) {

  /**
   * The protocols that the text names, in its order.
   *
   * @param names separated by commas, as {@code noise,secio}; blanks are ignored
   * @throws IllegalArgumentException when a name is unknown or stands there twice
   */
  public List<SecurityProtocol> parse(String names) {
    List<SecurityProtocol> chosen = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      SecurityProtocol protocol = named(name.strip());
      if (chosen.contains(protocol)) {
        throw new IllegalArgumentException("security protocol named twice: " + name.strip());
      }
      chosen.add(protocol);
    }
    return List.copyOf(chosen);
  }

  private SecurityProtocol named(String name) {
    return known.stream()
        .filter(protocol -> protocol.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
  }

  private String unknown(String name) {
    String names = known.stream().map(SecurityProtocol::name).collect(Collectors.joining(", "));
    return "unknown security protocol \"" + name + "\"; known are " + names;
  }
}
