package stardust.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import stardust.report.model.Verdict;
import stardust.runner.engine.VerdictRules.Judgement;
import stardust.runner.judge.NotApplicable;
import stardust.runner.judge.RequirementBroken;
import stardust.spec.Catalogue;

class VerdictRulesTest {

  private static final ScenarioInfo MUST = scenario("JOIN-21");
  private static final ScenarioInfo SHOULD = scenario("JOIN-23");
  private static final ScenarioInfo OBSERVE = scenario("DISC-14");

  private final VerdictRules rules = new VerdictRules(Catalogue.load());

  @Test
  void aScenarioWhoseStepsAllPassHasPassed() {
    assertThat(rules.judge(MUST, true, null, "").verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void aBrokenMustFails() {
    Judgement judgement = judge(MUST, RequirementBroken.here("this", "that came"));

    assertThat(judgement.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(judgement.failure().orElseThrow().requirement()).isEqualTo("JOIN-21");
    assertThat(judgement.failure().orElseThrow().expected()).isEqualTo("this");
    assertThat(judgement.failure().orElseThrow().seen()).isEqualTo("that came");
  }

  @Test
  void aFindingSaysWhatToLookAt() {
    Judgement judgement = judge(MUST, RequirementBroken.here("this", "that came"));

    assertThat(judgement.failure().orElseThrow().hint())
        .isEqualTo(
            "Check the order of the inputs to SHA-512: random128 first, then the decrypted salt.");
  }

  @Test
  void whoKnowsMoreOfTheCauseSaysItInPlaceOfTheTable() {
    RequirementBroken broken = RequirementBroken.here("this", "that").withHint("Check the digest.");

    assertThat(judge(MUST, broken).failure().orElseThrow().hint()).isEqualTo("Check the digest.");
  }

  @Test
  void aBrokenShouldIsNonStrict() {
    assertThat(judge(SHOULD, RequirementBroken.here("this", "that")).verdict())
        .isEqualTo(Verdict.NON_STRICT);
  }

  @Test
  void aBrokenRequirementOfOthersBlocks() {
    Judgement judgement = judge(SHOULD, RequirementBroken.of("JOIN-01", "this", "that"));

    assertThat(judgement.verdict()).isEqualTo(Verdict.BLOCKED);
    assertThat(judgement.blockedBy()).containsExactly("JOIN-01");
    assertThat(judgement.failure()).isEmpty();
  }

  @Test
  void anObservingScenarioNeverFails() {
    assertThat(judge(OBSERVE, RequirementBroken.here("this", "that")).verdict())
        .isEqualTo(Verdict.BLOCKED);
  }

  @Test
  void anObservationIsKept() {
    Judgement judgement = rules.judge(OBSERVE, true, null, "it is in the list");

    assertThat(judgement.verdict()).isEqualTo(Verdict.OBSERVED);
    assertThat(judgement.reason()).isEqualTo("it is in the list");
  }

  @Test
  void anObservingScenarioThatNotesNothingIsASuiteError() {
    assertThat(rules.judge(OBSERVE, true, null, "").verdict()).isEqualTo(Verdict.SUITE_ERROR);
  }

  @Test
  void whatDoesNotApplySaysWhy() {
    Judgement judgement = judge(MUST, new NotApplicable("no security"));

    assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(judgement.reason()).isEqualTo("no security");
  }

  @Test
  void anyOtherErrorIsASuiteErrorWithItsStackTrace() {
    Judgement judgement = judge(MUST, new IllegalStateException("oops"));

    assertThat(judgement.verdict()).isEqualTo(Verdict.SUITE_ERROR);
    assertThat(judgement.failure().orElseThrow().detail()).contains("oops").contains("\tat ");
  }

  @Test
  void aStepThatIsNotDefinedIsASuiteErrorAndNeverAPass() {
    assertThat(rules.judge(MUST, false, null, "").verdict()).isEqualTo(Verdict.SUITE_ERROR);
  }

  private Judgement judge(ScenarioInfo scenario, Throwable error) {
    return rules.judge(scenario, false, error, "");
  }

  private static ScenarioInfo scenario(String requirement) {
    return new ScenarioInfo(
        requirement + "/x",
        "x",
        "joining",
        URI.create("classpath:x.feature"),
        1,
        List.of(requirement),
        List.of(requirement));
  }
}
