package stardust.runner.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.report.model.ScenarioResult;
import stardust.runner.mutant.Mutant;
import stardust.runner.mutant.Mutants;
import stardust.runner.time.Timing;
import stardust.spec.Catalogue;
import stardust.spec.Level;
import stardust.spec.Requirement;
import stardust.spec.Role;

/** A suite that cannot fail proves nothing. The whole of it is {@code ./stardust selfcheck}. */
class SelfCheckTest {

  private static final SelfCheck CHECK = new SelfCheck(new Timing(1, Duration.ofSeconds(1)));

  @Test
  void theReferenceBreaksNothing() {
    List<ScenarioResult> results = CHECK.reference();

    assertThat(results).hasSizeGreaterThan(100);
    assertThat(results)
        .filteredOn(result -> result.verdict().isFinding() || !result.blockedBy().isEmpty())
        .extracting(result -> result.id() + ": " + result.reason())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "length-little-endian",
        "refused-yet-listed",
        "takes-the-hash-of-the-salt-too",
        "last-joined-dialled",
        "two-bytes-swapped",
        "only-the-newcomer-told"
      })
  void aWrongServerIsCaughtByWhatItBreaks(String name) {
    Mutant mutant =
        Mutants.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();

    Judged judged = CHECK.mutants(List.of(mutant)).get(0);

    assertThat(judged.caught()).as(judged::reason).isEqualTo(Judged.Catch.CAUGHT);
    assertThat(judged.suiteErrors()).isEmpty();
  }

  @Test
  void everyMustOfAServerIsBrokenByAMutantOrExplained() {
    Set<String> broken = new TreeSet<>(Mutants.notBroken().keySet());
    Mutants.all().forEach(mutant -> broken.add(mutant.breaks()));

    assertThat(broken).containsAll(serverMusts());
  }

  @Test
  void whatIsExplainedAsNotBrokenIsNotBroken() {
    assertThat(Mutants.all())
        .extracting(Mutant::breaks)
        .doesNotContainAnyElementsOf(Mutants.notBroken().keySet());
  }

  @Test
  void everyMutantHasANameOfItsOwn() {
    assertThat(Mutants.all()).extracting(Mutant::name).doesNotHaveDuplicates();
  }

  private static Collection<String> serverMusts() {
    return Catalogue.load().all().stream()
        .filter(each -> each.level() == Level.MUST && each.binds().contains(Role.SERVER))
        .map(Requirement::id)
        .collect(Collectors.toSet());
  }
}
