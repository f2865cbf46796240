package stardust.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stardust.report.model.Failure;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.runner.engine.Hindrance;
import stardust.spec.Catalogue;

final class HiddenDefectsTest {

  private static final ScenarioResult SHOWN =
      result("JOIN-01/a", Verdict.PASSED, "", Optional.empty());

  private final HiddenDefects hidden = new HiddenDefects(Catalogue.load());

  @Test
  void whatIsShownElsewhereAndStandsInTheWayIsAFindingOnce() {
    List<ScenarioResult> found =
        hidden.in(List.of(SHOWN, blocked("JOIN-04/b", "JOIN-01"), blocked("JOIN-25/c", "JOIN-01")));

    assertThat(found).extracting(ScenarioResult::id).containsExactly("JOIN-04/b");
    assertThat(found.get(0).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(found.get(0).failure())
        .get()
        .extracting(Failure::requirement, Failure::expected, Failure::seen)
        .containsExactly(
            "JOIN-01", "a salt", "none came, while it is as it should be in scenarios of its own");
  }

  @Test
  void whatIsAFindingAlreadyIsNoOther() {
    ScenarioResult finding =
        result("JOIN-01/d", Verdict.FAILED, "expected a salt", failure("JOIN-01"));

    assertThat(hidden.in(List.of(SHOWN, finding, blocked("JOIN-04/b", "JOIN-01")))).isEmpty();
  }

  @Test
  void whatIsNotShownStaysInTheWay() {
    assertThat(hidden.in(List.of(blocked("JOIN-04/b", "JOIN-01")))).isEmpty();
  }

  @Test
  void whatIsOnlyRecommendedStaysInTheWay() {
    ScenarioResult shown = result("DIAL-13/a", Verdict.PASSED, "", Optional.empty());

    assertThat(hidden.in(List.of(shown, blocked("JOIN-04/b", "DIAL-13")))).isEmpty();
  }

  @Test
  void whatWalksFindBesideOthersIsNoFindingOfTheirs() {
    ScenarioResult walk =
        walk(result("DIAL-01/w", Verdict.FAILED, "no answer", failure("DIAL-01")));
    ScenarioResult finding = result("DISC-24/d", Verdict.FAILED, "not listed", failure("DISC-24"));

    List<ScenarioResult> found = hidden.in(List.of(walk, finding));

    assertThat(found).extracting(ScenarioResult::id).containsExactly("DIAL-01/w");
    assertThat(found.get(0).verdict()).isEqualTo(Verdict.BLOCKED);
    assertThat(found.get(0).failure()).isEmpty();
    assertThat(found.get(0).blockedBy()).containsExactly("DISC-24");
    assertThat(found.get(0).reason())
        .isEqualTo("DISC-24 stands in the way: expected a salt, but none came");
  }

  @Test
  void whatWalksFindBesideWhatIsOnlyRecommendedIsAFinding() {
    ScenarioResult walk =
        walk(result("DIAL-01/w", Verdict.FAILED, "no answer", failure("DIAL-01")));
    ScenarioResult recommended =
        result("RELAY-11/d", Verdict.NON_STRICT, "no end", failure("RELAY-11"));

    assertThat(hidden.in(List.of(walk, recommended))).isEmpty();
  }

  @Test
  void whatStandsInTheWayOfWalksBesideOthersStaysThere() {
    ScenarioResult walk = walk(blocked("DIAL-01/w", "JOIN-01"));
    ScenarioResult finding = result("DISC-24/d", Verdict.FAILED, "not listed", failure("DISC-24"));

    assertThat(hidden.in(List.of(SHOWN, walk, finding))).isEmpty();
  }

  @Test
  void whatOnlyWalksFindIsAFinding() {
    ScenarioResult failed =
        walk(result("DIAL-01/w", Verdict.FAILED, "no answer", failure("DIAL-01")));
    ScenarioResult blocked = walk(blocked("DIAL-01/w", "JOIN-01"));

    assertThat(hidden.in(List.of(SHOWN, failed))).isEmpty();
    assertThat(hidden.in(List.of(SHOWN, blocked)))
        .extracting(ScenarioResult::verdict)
        .containsExactly(Verdict.FAILED);
  }

  private static Optional<Failure> failure(String requirement) {
    return Optional.of(new Failure(requirement, "a salt", "none came", List.of(), "", ""));
  }

  private static ScenarioResult walk(ScenarioResult other) {
    return result(other.id(), List.of("walk"), other.verdict(), other.reason(), other.failure());
  }

  private static ScenarioResult blocked(String id, String by) {
    return result(
        id, Verdict.BLOCKED, new Hindrance(by, "a salt", "none came").reason(), Optional.empty());
  }

  private static ScenarioResult result(
      String id, Verdict verdict, String reason, Optional<Failure> failure) {
    return result(id, List.of(), verdict, reason, failure);
  }

  private static ScenarioResult result(
      String id, List<String> tags, Verdict verdict, String reason, Optional<Failure> failure) {
    return new ScenarioResult(
        id,
        "a name",
        "joining",
        "joining.feature:1",
        List.of(id.substring(0, id.indexOf('/'))),
        tags,
        verdict,
        reason,
        List.of(),
        List.of(),
        failure,
        Instant.EPOCH,
        Duration.ZERO,
        List.of(),
        List.of(),
        "");
  }
}
