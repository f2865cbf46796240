package stardust.runner.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.binding.Binding;
import stardust.report.model.ScenarioResult;
import stardust.runner.client.mutant.ClientMutant;
import stardust.runner.client.mutant.ClientMutants;
import stardust.runner.mutant.Defect;
import stardust.runner.mutant.Mutant;
import stardust.runner.mutant.Mutants;
import stardust.runner.time.Timing;
import stardust.spec.Catalogue;
import stardust.spec.Level;
import stardust.spec.Requirement;
import stardust.spec.Role;

/** A suite that cannot fail proves nothing. The whole of it is {@code ./stardust selfcheck}. */
@Execution(ExecutionMode.CONCURRENT)
class SelfCheckTest {

  /** Of the tests that are left out where the whole self-check is run behind the tests. */
  private static final String PART_OF_IT = "selfcheck";

  private static final SelfCheck CHECK =
      new SelfCheck(new Timing(1, Duration.ofSeconds(1)), progress -> {});

  /** In the default binding; {@code ./stardust selfcheck} tries the other one, too. */
  @Test
  @Tag(PART_OF_IT)
  void theReferenceBreaksNothing() {
    List<ScenarioResult> results = CHECK.reference(Binding.LIBP2P);

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
        "only-the-newcomer-told",
        "bare-short-lengths-in-one-byte",
        "bare-registration-awaits-the-client"
      })
  @Tag(PART_OF_IT)
  void aWrongServerIsCaughtByWhatItBreaks(String name) {
    Mutant mutant =
        Mutants.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();

    Judged judged = CHECK.mutants(List.of(mutant), List.of()).get(0);

    assertThat(judged.caught()).as(judged::reason).isEqualTo(Judged.Catch.CAUGHT);
    assertThat(judged.suiteErrors()).isEmpty();
  }

  @Test
  void everyMustAndShouldOfAServerIsBrokenByAMutant() {
    Set<String> broken = new TreeSet<>();
    Mutants.all().forEach(mutant -> broken.add(mutant.breaks()));

    assertThat(broken).containsAll(judgedOf(Role.SERVER));
  }

  @Test
  @Tag(PART_OF_IT)
  void theReferenceClientBreaksNothing() {
    List<ScenarioResult> results = CHECK.referenceClient(Binding.LIBP2P);

    assertThat(results).hasSizeGreaterThan(100);
    assertThat(results)
        .filteredOn(result -> result.verdict().isFinding() || !result.blockedBy().isEmpty())
        .extracting(result -> result.id() + ": " + result.reason())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client-length-little-endian",
        "client-prime-in-the-acknowledgement",
        "client-joins-in-spite-of-na",
        "client-refusal-taken-for-success",
        "client-answer-not-awaited",
        "client-anybody-is-the-target",
        "client-bare-registration-stream-opened"
      })
  @Tag(PART_OF_IT)
  void aWrongClientIsCaughtByWhatItBreaks(String name) {
    ClientMutant mutant =
        ClientMutants.all().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();

    Judged judged = CHECK.mutants(List.of(), List.of(mutant)).get(0);

    assertThat(judged.caught()).as(judged::reason).isEqualTo(Judged.Catch.CAUGHT);
    assertThat(judged.suiteErrors()).isEmpty();
  }

  @Test
  void everyMustAndShouldOfAClientIsBrokenByAMutant() {
    Set<String> broken =
        ClientMutants.all().stream().map(ClientMutant::breaks).collect(Collectors.toSet());

    assertThat(broken).containsAll(judgedOf(Role.CLIENT));
  }

  @Test
  void everyMutantHasANameOfItsOwn() {
    assertThat(everyMutant()).extracting(Defect::name).doesNotHaveDuplicates();
  }

  /** Written by {@code ./stardust selfcheck --out conformance-runner/MUTANTS.md}. */
  @Test
  void theDocumentationHasEveryMutantAndNoOther() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("MUTANTS.md")).stream()
            .filter(line -> line.matches("\\| [A-Z]+-\\d+ \\| .*"))
            .map(line -> line.split("\\|", 5))
            .map(cells -> cells[1].strip() + " " + cells[2].strip() + " " + cells[3].strip())
            .toList();

    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            everyMutant().stream()
                .map(each -> each.breaks() + " `" + each.name() + "` " + each.what())
                .toList());
  }

  private static List<Defect> everyMutant() {
    List<Defect> all = new ArrayList<>(Mutants.all());
    all.addAll(ClientMutants.all());
    return all;
  }

  private static Collection<String> judgedOf(Role role) {
    return Catalogue.load().all().stream()
        .filter(each -> each.level() != Level.OBSERVE && each.binds().contains(role))
        .map(Requirement::id)
        .collect(Collectors.toSet());
  }
}
