package stardust.report.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import stardust.spec.Role;

/**
 * What was judged.
 *
 * @param kind how it was reached: by the name of the adapter, as "embedded" or "process"
 * @param role what the target plays
 * @param description for people, as "go-stardust 1.2 in a container"
 * @param address its multiaddr; empty if it has none, as a client
 * @param declared what its owner says of it (binding, discovery interval), in the order given
 * @param detected what the suite found (binding, security, muxer, peer id), in the order given
 */
public record Target(
    String kind,
    Role role,
    String description,
    String address,
    Map<String, String> declared,
    Map<String, String> detected) {

  public Target {
    declared = ordered(declared);
    detected = ordered(detected);
  }

  /** Not {@code Map.copyOf}, whose order differs from run to run. */
  private static Map<String, String> ordered(Map<String, String> facts) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }
}
