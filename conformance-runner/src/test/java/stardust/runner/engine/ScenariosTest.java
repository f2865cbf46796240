package stardust.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stardust.binding.Binding;
import stardust.spec.Catalogue;
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
    Set<String> known =
        Set.of(
            ScenarioInfo.QUIET,
            ScenarioInfo.CHANCE,
            ScenarioInfo.WALK,
            ScenarioInfo.PATIENT,
            ScenarioInfo.CLIENT,
            ScenarioInfo.HOSTILE,
            Binding.LIBP2P.toString(),
            Binding.BARE.toString());
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

  @ParameterizedTest
  @EnumSource
  void everyRequirementIsCovered(Role role) {
    assertThat(new Coverage(CATALOGUE, role, SCENARIOS.all()).lacking()).isEmpty();
  }

  @Test
  void everyRequirementThatIsCheckedBindsWhatIsTested() {
    assertThat(SCENARIOS.all())
        .allSatisfy(
            scenario ->
                assertThat(scenario.requirements())
                    .allSatisfy(
                        id ->
                            assertThat(CATALOGUE.find(id).orElseThrow().binds())
                                .as(id)
                                .contains(scenario.role())));
  }

  @Test
  void theFileSaysWhatIsTested() {
    assertThat(SCENARIOS.all())
        .allSatisfy(
            each ->
                assertThat(each.role() == Role.CLIENT)
                    .isEqualTo(each.feature().startsWith("client-")));
  }
}
