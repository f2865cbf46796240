package stardust.runner.probe;

import java.util.List;
import stardust.runner.engine.ScenarioRecord;

/** What is made anew for each scenario and given to its steps by constructor. */
public final class ScenarioParts {

  /** All the types. */
  public static final List<Class<?>> TYPES =
      List.of(
          ScenarioRecord.class,
          ScenarioRandom.class,
          BindingTags.class,
          ServerUnderTest.class,
          FreshJoins.class,
          Detours.class,
          PlainUse.class,
          RareSolutions.class,
          Peers.class,
          Witnesses.class,
          Relays.class,
          Filling.class,
          Negotiations.class,
          NestedUpgrade.class,
          OtherFraming.class,
          Offers.class);

  private ScenarioParts() {}
}
