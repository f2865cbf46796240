package stardust.runner.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where a running scenario leaves its record for whoever makes the result of it. */
public final class ScenarioRecords {

  private final Map<String, ScenarioRecord> records = new ConcurrentHashMap<>();

  /** Keeps the record of the scenario with this id of Cucumber's. */
  public void put(String id, ScenarioRecord scenario) {
    records.put(id, scenario);
  }

  /** The record; an empty one if the scenario ended before it had any. */
  ScenarioRecord take(String id) {
    return Optional.ofNullable(records.remove(id)).orElseGet(ScenarioRecord::new);
  }
}
