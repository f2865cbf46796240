package stardust.runner.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import stardust.runner.engine.ScenarioInfo;

class NeedlessTest {

  private static final List<ScenarioInfo> BOTH = List.of(scenario("a"), scenario("b"));

  @Test
  void whatTheGateWouldMissIsNeeded() {
    assertThat(Needless.among(BOTH, each -> each.id().equals("a"), List.of())).containsExactly("b");
  }

  @Test
  void whatNeitherTheGateMissesNorCatchesAnythingIsNeedless() {
    assertThat(Needless.among(BOTH, each -> false, List.of())).containsExactly("a", "b");
  }

  @Test
  void theOnlyOneThatCatchesSomeMutantIsNeeded() {
    assertThat(Needless.among(BOTH, each -> false, List.of(Set.of("a"), Set.of("a", "b"))))
        .containsExactly("b");
  }

  private static ScenarioInfo scenario(String id) {
    return new ScenarioInfo(
        id, id, "joining", URI.create("joining.feature"), 1, List.of(), List.of());
  }
}
