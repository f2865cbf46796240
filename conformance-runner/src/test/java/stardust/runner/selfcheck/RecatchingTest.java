package stardust.runner.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import stardust.report.model.Failure;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.mutant.Defect;

class RecatchingTest {

  private static final String REQUIREMENT = "JOIN-21";
  private static final List<ScenarioInfo> ALL =
      List.of(scenario("a"), scenario("b"), scenario("c"), scenario("d"), ofChance("chance"));

  private final List<String> tried = new ArrayList<>();

  @Test
  void whatDoesNotCatchTheMutantAgainHasNotCaughtIt() {
    assertThat(again(Set.of("c"), Set.of("a"), "a", "b", "c")).containsExactly("a", "c");
  }

  @Test
  void onlyTheOthersAreTriedAgain() {
    again(Set.of(), Set.of("a"), "a", "b");
    assertThat(tried).containsExactly("b");
  }

  @Test
  void nothingIsTriedAgainWhereNoneSeemsNeedless() {
    assertThat(again(Set.of(), Set.of(), "a", "b")).containsExactly("a", "b");
    assertThat(tried).isEmpty();
  }

  @Test
  void nothingIsTriedAgainWhereOnlyTheNeedlessCatch() {
    assertThat(again(Set.of(), Set.of("a", "b"), "a", "b")).containsExactly("a", "b");
    assertThat(tried).isEmpty();
  }

  @Test
  void nothingIsTriedAgainWhereMoreThanTwoOthersCatch() {
    assertThat(again(Set.of(), Set.of("a"), "a", "b", "c", "d")).hasSize(4);
    assertThat(tried).isEmpty();
  }

  @Test
  void whatIsLeftToChanceIsTriedWhereOthersDoNotCatchAgain() {
    assertThat(again(Set.of("chance"), Set.of("chance"), "a", "b", "c")).containsExactly("chance");
    assertThat(tried).containsExactly("chance", "a", "b", "c");
  }

  @Test
  void whatOthersCatchAgainAndAgainIsNotLeftToChance() {
    assertThat(again(Set.of("a", "chance"), Set.of("chance"), "a")).containsExactly("a", "chance");
    assertThat(tried).containsExactly("chance", "a", "a", "a");
  }

  @Test
  void whatTheOthersCaughtBeforeItMetTheNeedlessIsTriedWithThat() {
    assertThat(again(Set.of("d"), Set.of("d"), "a", "b", "c")).containsExactly("d");
    assertThat(tried).containsExactly("d", "a", "b", "c");
  }

  @Test
  void whatTheNeedlessDoesNotCatchIsTriedWithNothingElse() {
    assertThat(again(Set.of(), Set.of("d"), "a", "b", "c")).containsExactly("a", "b", "c");
    assertThat(tried).containsExactly("d");
  }

  @Test
  void whatMetTheScenarioOfChanceIsNotTriedAgain() {
    assertThat(again(Set.of(), Set.of("chance"), "chance")).containsExactly("chance");
    assertThat(tried).isEmpty();
  }

  private Set<String> again(Set<String> catchingAgain, Set<String> needless, String... caught) {
    Recatching recatching =
        new Recatching(
            ALL,
            (mutant, selected, parallel) -> {
              selected.forEach(each -> tried.add(each.id()));
              return selected.stream()
                  .map(ScenarioInfo::id)
                  .map(id -> result(id, catchingAgain.contains(id)))
                  .toList();
            });
    List<ScenarioResult> results = List.of(caught).stream().map(id -> result(id, true)).toList();
    return recatching.catching(new Judged(new Wrong(), results), needless);
  }

  private record Wrong() implements Defect {

    @Override
    public String name() {
      return "wrong";
    }

    @Override
    public String breaks() {
      return REQUIREMENT;
    }

    @Override
    public String what() {
      return "It is wrong.";
    }
  }

  private static ScenarioInfo scenario(String id) {
    return scenario(id, List.of());
  }

  private static ScenarioInfo ofChance(String id) {
    return scenario(id, List.of(ScenarioInfo.CHANCE));
  }

  private static ScenarioInfo scenario(String id, List<String> tags) {
    URI feature = URI.create("joining.feature");
    return new ScenarioInfo(id, id, "joining", feature, 1, tags, List.of(REQUIREMENT));
  }

  private static ScenarioResult result(String id, boolean caught) {
    Failure failure = new Failure(REQUIREMENT, "this", "that", List.of(), "", "");
    return new ScenarioResult(
        id,
        id,
        "joining",
        "joining.feature:1",
        List.of(REQUIREMENT),
        List.of(),
        caught ? Verdict.FAILED : Verdict.PASSED,
        "",
        List.of(),
        List.of(),
        caught ? Optional.of(failure) : Optional.empty(),
        Instant.EPOCH,
        Duration.ZERO,
        List.of(),
        List.of(),
        "./stardust test");
  }
}
