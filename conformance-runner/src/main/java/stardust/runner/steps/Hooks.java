package stardust.runner.steps;

import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import java.util.stream.Collectors;
import stardust.runner.engine.ScenarioRecord;
import stardust.runner.engine.ScenarioRecords;
import stardust.runner.probe.BindingTags;
import stardust.runner.probe.ScenarioRandom;

/** Begins each scenario. */
public final class Hooks {

  private final ScenarioRecords records;
  private final ScenarioRecord seen;
  private final ScenarioRandom random;
  private final BindingTags bindings;

  public Hooks(
      ScenarioRecords records, ScenarioRecord seen, ScenarioRandom random, BindingTags bindings) {
    this.records = records;
    this.seen = seen;
    this.random = random;
    this.bindings = bindings;
  }

  @Before
  public void begin(Scenario scenario) {
    records.put(scenario.getId(), seen);
    seen.begin(
        scenario.getSourceTagNames().stream()
            .map(tag -> tag.substring(1))
            .collect(Collectors.toSet()));
    random.begin(scenario.getUri() + ":" + scenario.getName());
    bindings.check(scenario.getSourceTagNames());
  }
}
