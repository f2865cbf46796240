package stardust.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import stardust.spec.Catalogue;
import stardust.spec.Requirement;
import stardust.spec.Role;

/** The gate between the specification and the features. */
class ScenariosTest {

  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final ScenarioList SCENARIOS = ScenarioList.load(CATALOGUE);

  @Test
  void thereAreAtLeastAHundred() {
    assertThat(SCENARIOS.all()).hasSizeGreaterThan(100);
  }

  @Test
  void everyStepIsDefinedExactlyOnce() {
    assertThat(SCENARIOS.undefined()).isEmpty();
  }

  @Test
  void everyScenarioShowsARequirement() {
    assertThat(SCENARIOS.all()).allSatisfy(each -> assertThat(each.requirements()).isNotEmpty());
  }

  @Test
  void everyTagIsARequirementOrKnown() {
    Set<String> known = Set.of(ScenarioInfo.QUIET);
    assertThat(SCENARIOS.all())
        .allSatisfy(
            each ->
                assertThat(each.tags())
                    .allMatch(tag -> known.contains(tag) || each.requirements().contains(tag)));
  }

  @Test
  void everyScenarioHasAnIdOfItsOwn() {
    List<String> ids = SCENARIOS.all().stream().map(ScenarioInfo::id).toList();
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void everyRequirementOnServersHasAScenario() {
    Set<String> ofTheBareBinding = Set.of("WIRE-02", "CONN-22");
    List<String> unchecked =
        CATALOGUE.all().stream()
            .filter(each -> each.binds().contains(Role.SERVER))
            .map(Requirement::id)
            .filter(id -> !ofTheBareBinding.contains(id))
            .filter(id -> SCENARIOS.all().stream().noneMatch(s -> s.requirements().contains(id)))
            .toList();
    assertThat(unchecked).isEmpty();
  }

  @Test
  void everyRequirementThatIsCheckedBindsServers() {
    assertThat(SCENARIOS.all())
        .flatMap(ScenarioInfo::requirements)
        .allSatisfy(
            id ->
                assertThat(CATALOGUE.find(id).orElseThrow().binds()).as(id).contains(Role.SERVER));
  }
}
