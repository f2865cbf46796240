package stardust.runner.steps;

import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import java.util.stream.Collectors;
import stardust.runner.engine.ScenarioRecord;
import stardust.runner.engine.ScenarioRecords;
import stardust.runner.probe.Peers;
import stardust.runner.probe.ScenarioRandom;
import stardust.runner.probe.ServerUnderTest;

/** Begins and ends each scenario. */
public final class Hooks {

  private final ScenarioRecords records;
  private final ScenarioRecord seen;
  private final ScenarioRandom random;
  private final Peers peers;
  private final ServerUnderTest server;

  public Hooks(
      ScenarioRecords records,
      ScenarioRecord seen,
      ScenarioRandom random,
      Peers peers,
      ServerUnderTest server) {
    this.records = records;
    this.seen = seen;
    this.random = random;
    this.peers = peers;
    this.server = server;
  }

  @Before
  public void begin(Scenario scenario) {
    records.put(scenario.getId(), seen);
    seen.begin(
        scenario.getSourceTagNames().stream()
            .map(tag -> tag.substring(1))
            .collect(Collectors.toSet()));
    random.begin(scenario.getUri() + ":" + scenario.getName());
  }

  @After
  public void end() {
    peers.close();
    server.close();
  }
}
