package stardust.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import stardust.spec.Catalogue;
import stardust.spec.Role;

class CoverageTest {

  private static final String MUST = "JOIN-01";
  private static final String SHOULD = "RELAY-21";

  @Test
  void aRequirementWithoutAScenarioIsLacking() {
    assertThat(lacking(SHOULD)).containsExactly("RELAY-21 has no scenario");
  }

  @Test
  void aMustThatNothingTriesToBreakIsLacking() {
    assertThat(lacking(MUST, scenario("a", MUST)))
        .containsExactly(
            "JOIN-01 has no scenario that tries to break it (libp2p)",
            "JOIN-01 has no scenario that tries to break it (bare)");
  }

  @Test
  void aMustThatNothingShowsKeptIsLackingWhereItIsTried() {
    assertThat(lacking(MUST, scenario("a", MUST, "hostile", "bare")))
        .containsExactly("JOIN-01 has no scenario that shows it kept (bare)");
  }

  @Test
  void aMustWithOneOfEachIsCovered() {
    assertThat(lacking(MUST, scenario("a", MUST), scenario("b", MUST, "hostile"))).isEmpty();
  }

  @Test
  void oneIsEnoughOfAShould() {
    assertThat(lacking(SHOULD, scenario("a", SHOULD))).isEmpty();
  }

  @Test
  void theOnlyOneOfItsKindIsNeeded() {
    ScenarioInfo kept = scenario("a", MUST);

    assertThat(coverage(kept, scenario("b", MUST, "hostile")).needs(kept)).isTrue();
  }

  @Test
  void oneOfTwoOfAKindIsNotNeeded() {
    ScenarioInfo kept = scenario("a", MUST);

    assertThat(coverage(kept, scenario("b", MUST)).needs(kept)).isFalse();
  }

  @Test
  void theOnlyOneOfItsKindInABindingIsNeeded() {
    ScenarioInfo bare = scenario("a", MUST, "bare");
    ScenarioInfo libp2p = scenario("b", MUST, "libp2p");

    assertThat(coverage(bare, libp2p, scenario("c", MUST, "hostile")).needs(bare)).isTrue();
  }

  private static List<String> lacking(String requirement, ScenarioInfo... scenarios) {
    return coverage(scenarios).lacking().stream()
        .filter(each -> each.startsWith(requirement))
        .toList();
  }

  private static Coverage coverage(ScenarioInfo... scenarios) {
    return new Coverage(Catalogue.load(), Role.SERVER, List.of(scenarios));
  }

  private static ScenarioInfo scenario(String id, String requirement, String... tags) {
    List<String> all = new ArrayList<>(List.of(tags));
    all.add(requirement);
    return new ScenarioInfo(
        id, id, "joining", URI.create("joining.feature"), 1, all, List.of(requirement));
  }
}
