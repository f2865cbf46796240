package stardust.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a right implementation does about a step.
 *
 * @param by who: "server" or "client"
 * @param outcome "accept", "error", "error or end", or "give up"
 * @param message the message that carries the error, or ""
 * @param code the error that is best, or 0
 * @param requirements the ids of the requirements that say so
 */
record Expected(String by, String outcome, String message, int code, List<String> requirements) {

  static Expected accept(String by, String... requirements) {
    return new Expected(by, "accept", "", 0, Arrays.asList(requirements));
  }

  static Expected error(String message, int code, String... requirements) {
    return new Expected("server", "error", message, code, Arrays.asList(requirements));
  }

  static Expected errorOrEnd(String message, int code, String... requirements) {
    return new Expected("server", "error or end", message, code, Arrays.asList(requirements));
  }

  static Expected giveUp(String... requirements) {
    return new Expected("client", "give up", "", 0, Arrays.asList(requirements));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("by", by);
    json.put("outcome", outcome);
    if (!message.isEmpty()) {
      json.put("message", message);
      json.put("code", code);
    }
    json.put("requirements", new ArrayList<>(requirements));
    return json;
  }
}
