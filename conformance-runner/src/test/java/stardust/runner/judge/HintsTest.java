package stardust.runner.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import stardust.spec.Catalogue;
import stardust.spec.Requirement;

class HintsTest {

  private final Hints hints = Hints.load();
  private final Catalogue catalogue = Catalogue.load();

  @Test
  void everyRequirementHasAHint() {
    List<String> without =
        catalogue.all().stream().map(Requirement::id).filter(id -> hints.of(id).isEmpty()).toList();

    assertThat(without).isEmpty();
  }

  @Test
  void everyHintIsOneSentenceForARequirementThatThereIs() {
    assertThat(hints.requirements())
        .allSatisfy(
            id -> {
              assertThat(catalogue.find(id)).as(id).isPresent();
              assertThat(hints.of(id)).as(id).startsWith("Check ").endsWith(".");
              assertThat(hints.of(id)).as(id).doesNotContain(". ").doesNotContain("..");
            });
  }

  @Test
  void anUnknownRequirementHasNone() {
    assertThat(hints.of("JOIN-99")).isEmpty();
  }
}
