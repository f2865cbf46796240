package stardust.runner.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import stardust.runner.engine.ScenarioInfo;

class NeedlessTest {

  @Test
  void theOnlyScenarioOfARequirementIsNeeded() {
    assertThat(needless(List.of(scenario("a", "JOIN-01")), List.of())).isEmpty();
  }

  @Test
  void ofTwoScenariosThatCatchNothingBothAreNeedless() {
    assertThat(needless(twoOfOne(), List.of())).containsExactly("a", "b");
  }

  @Test
  void theOnlyOneThatCatchesSomeMutantIsNeeded() {
    assertThat(needless(twoOfOne(), List.of(Set.of("a"), Set.of("a", "b")))).containsExactly("b");
  }

  @Test
  void oneOfSeveralRequirementsIsNeededForTheOneThatNoOtherChecks() {
    List<ScenarioInfo> both =
        List.of(scenario("a", "JOIN-01", "WIRE-01"), scenario("b", "JOIN-01"));

    assertThat(needless(both, List.of())).containsExactly("b");
  }

  @Test
  void bothOfARequirementThatMustHaveTwoAreNeeded() {
    assertThat(Needless.among(twoOfOne(), id -> 2, List.of())).isEmpty();
  }

  private static List<String> needless(
      List<ScenarioInfo> scenarios, Collection<Set<String>> catching) {
    return Needless.among(scenarios, id -> 1, catching);
  }

  private static List<ScenarioInfo> twoOfOne() {
    return List.of(scenario("a", "JOIN-01"), scenario("b", "JOIN-01"));
  }

  private static ScenarioInfo scenario(String id, String... requirements) {
    List<String> tags = List.of(requirements);
    return new ScenarioInfo(id, id, "joining", URI.create("joining.feature"), 1, tags, tags);
  }
}
