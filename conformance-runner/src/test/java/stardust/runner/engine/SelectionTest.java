package stardust.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import stardust.spec.Catalogue;

class SelectionTest {

  private static final Catalogue CATALOGUE = Catalogue.load();

  private static final ScenarioInfo JOIN = scenario("JOIN-21/joins", "JOIN-21");
  private static final ScenarioInfo QUIET = scenario("DISC-02/announced", "DISC-02", "quiet");
  private static final List<ScenarioInfo> ALL = List.of(JOIN, QUIET);

  @Test
  void aSectionSelectsWhatItsRequirementsAreCheckedBy() {
    String section = CATALOGUE.find("JOIN-21").orElseThrow().section().split(" ", 2)[0];

    assertThat(new Selection("", section, "", "").of(ALL, CATALOGUE)).containsExactly(JOIN);
  }

  @Test
  void aSectionHasThoseWithinIt() {
    String section = CATALOGUE.find("JOIN-21").orElseThrow().section().split("[ .]", 2)[0];

    assertThat(new Selection("", section, "", "").of(ALL, CATALOGUE)).containsExactly(JOIN);
  }

  @Test
  void withoutACriterionAllAreSelected() {
    assertThat(Selection.ALL.of(ALL, CATALOGUE)).isEqualTo(ALL);
  }

  @Test
  void tagsSelect() {
    assertThat(new Selection("@quiet and not @JOIN-21", "", "", "").of(ALL, CATALOGUE))
        .containsExactly(QUIET);
  }

  @Test
  void aRequirementSelects() {
    assertThat(new Selection("", "", "JOIN-21", "").of(ALL, CATALOGUE)).containsExactly(JOIN);
  }

  @Test
  void aScenarioSelectsByTheBeginningOfItsId() {
    assertThat(new Selection("", "", "", "DISC-02/ann").of(ALL, CATALOGUE)).containsExactly(QUIET);
  }

  @Test
  void criteriaAddUp() {
    assertThat(new Selection("@quiet", "", "JOIN-21", "").of(ALL, CATALOGUE)).isEmpty();
  }

  @Test
  void aTagExpressionThatCannotBeReadIsSaidToBeOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Selection("@a and (", "", "", "").of(ALL, CATALOGUE))
        .withMessageContaining("the tag expression \"@a and (\" cannot be read");
  }

  private static ScenarioInfo scenario(String id, String... tags) {
    return new ScenarioInfo(
        id, id, "f", URI.create("classpath:f.feature"), 1, List.of(tags), List.of(tags[0]));
  }
}
