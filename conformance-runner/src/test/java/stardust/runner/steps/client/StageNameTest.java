package stardust.runner.steps.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.engine.ScenarioList;
import stardust.spec.Catalogue;

/** The gate of what is noted at each place of a join, of which no mutant can be caught. */
class StageNameTest {

  private static final List<ScenarioInfo> SCENARIOS = ScenarioList.load(Catalogue.load()).all();

  @Test
  void whetherAClientJoinsAgainIsNotedAtEveryPlace() {
    assertThat(Arrays.stream(StageName.values()))
        .allSatisfy(place -> assertThat(namesOf("DISC-45")).anyMatch(place::isIn));
  }

  @Test
  void howLongAClientWaitsIsNotedAtEveryPlaceAtWhichItAwaitsAnAnswer() {
    assertThat(Arrays.stream(StageName.values()))
        .filteredOn(place -> place.compareTo(StageName.VERIFY) < 0)
        .allSatisfy(place -> assertThat(namesOf("JOIN-69")).anyMatch(place::isIn));
  }

  private static List<String> namesOf(String requirement) {
    return SCENARIOS.stream()
        .filter(each -> each.requirements().contains(requirement))
        .map(ScenarioInfo::name)
        .toList();
  }
}
