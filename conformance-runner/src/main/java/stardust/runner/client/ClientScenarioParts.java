package stardust.runner.client;

import java.util.List;
import stardust.runner.engine.ScenarioRecord;
import stardust.runner.probe.BindingTags;
import stardust.runner.probe.ScenarioRandom;

/** What is made anew for each scenario about a client and given to its steps by constructor. */
public final class ClientScenarioParts {

  /** All the types. */
  public static final List<Class<?>> TYPES =
      List.of(
          ScenarioRecord.class,
          ScenarioRandom.class,
          BindingTags.class,
          ClientUnderTest.class,
          ClientReports.class);

  private ClientScenarioParts() {}
}
