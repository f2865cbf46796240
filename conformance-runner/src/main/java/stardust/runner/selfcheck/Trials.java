package stardust.runner.selfcheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import stardust.report.model.ScenarioResult;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.mutant.Defect;

/**
 * Tries mutants, each first with the scenarios of the requirement that it breaks, many mutants at a
 * time; those that measure times are for when the others have left the processor to them. Only a
 * mutant that none of them has caught meets all the others, which tells what else the suite has
 * against it.
 */
final class Trials<D extends Defect> {

  /** Scenarios mostly wait for answers that do not come: mutants at once, and scenarios of each. */
  private static final int MUTANTS = 40;

  private static final int SCENARIOS = 2;

  /** So many for each that runs at a time, before it is asked whether more are needed. */
  private static final int ROUNDS = 2;

  /**
   * Of a mutant that so many scenarios catch, none is the only one to do so: the others need not
   * meet it. Two may be luck on a busy machine, of one that a third is there for.
   */
  private static final int ENOUGH = 3;

  /** Those that measure times sleep nearly all the while. */
  private static final int QUIET_MUTANTS = 32;

  private static final int WHOLE_RUN = 32;

  private final List<D> mutants;
  private final List<ScenarioInfo> scenarios;
  private final Consumer<String> progress;
  private final Bench<D> bench;
  private final Map<D, List<ScenarioResult>> results = new ConcurrentHashMap<>();

  /** Runs scenarios against a mutant. */
  interface Bench<D> {
    List<ScenarioResult> run(D mutant, List<ScenarioInfo> scenarios, int parallel);
  }

  Trials(List<D> mutants, List<ScenarioInfo> scenarios, Consumer<String> progress, Bench<D> bench) {
    this.mutants = mutants;
    this.scenarios = scenarios;
    this.progress = progress;
    this.bench = bench;
  }

  /** Tries each with the scenarios of what it breaks, but for those that measure times. */
  void ofWhatTheyBreak() {
    phase("by what they break", mutants, MUTANTS, SCENARIOS, each -> own(each, false));
  }

  /** Tries each with the scenarios of what it breaks that measure times. */
  void ofTheTimesTheyBreak() {
    phase("by the times they break", mutants, QUIET_MUTANTS, SCENARIOS, each -> own(each, true));
  }

  /** Tries those that nothing has caught with the scenarios of chance of what they break. */
  void ofChance() {
    phase("by chance, as nothing else caught them", free(), MUTANTS, SCENARIOS, this::chance);
  }

  /** Tries those that nothing has caught with all other scenarios. */
  void ofTheRest() {
    phase("by all else, as nothing caught them", free(), 2, WHOLE_RUN, this::others);
  }

  /** Each mutant, in the order given. */
  Stream<Judged> judged() {
    return mutants.stream().map(this::judged);
  }

  private List<D> free() {
    Predicate<D> free = each -> judged(each).caught() != Judged.Catch.CAUGHT;
    return mutants.stream().filter(free).toList();
  }

  private Judged judged(D mutant) {
    return new Judged(mutant, results.getOrDefault(mutant, List.of()));
  }

  private List<ScenarioInfo> own(D mutant, boolean quiet) {
    return scenarios.stream()
        .filter(info -> info.requirements().contains(mutant.breaks()))
        .filter(info -> !info.isOfChance() && info.needsQuiet() == quiet)
        .sorted(Comparator.comparing(ScenarioInfo::isPatient))
        .toList();
  }

  private List<ScenarioInfo> chance(D mutant) {
    return scenarios.stream()
        .filter(info -> info.requirements().contains(mutant.breaks()))
        .filter(ScenarioInfo::isOfChance)
        .toList();
  }

  private List<ScenarioInfo> others(D mutant) {
    return scenarios.stream()
        .filter(info -> !info.requirements().contains(mutant.breaks()))
        .toList();
  }

  private void phase(
      String how,
      List<D> chosen,
      int together,
      int parallel,
      Function<D, List<ScenarioInfo>> selection) {
    ExecutorService threads = Executors.newFixedThreadPool(together);
    List<Future<?>> running = new ArrayList<>();
    for (D mutant : chosen) {
      List<ScenarioInfo> selected = selection.apply(mutant);
      if (!selected.isEmpty() && !isCaughtOften(mutant)) {
        running.add(threads.submit(() -> run(mutant, selected, parallel)));
      }
    }
    threads.shutdown();
    if (!running.isEmpty()) {
      progress.accept("trying " + running.size() + " mutants " + how);
    }
    running.forEach(Trials::await);
  }

  private void run(D mutant, List<ScenarioInfo> selected, int parallel) {
    int most = parallel * ROUNDS;
    for (int at = 0; at < selected.size() && !isCaughtOften(mutant); at += most) {
      List<ScenarioInfo> next = selected.subList(at, Math.min(at + most, selected.size()));
      results.merge(mutant, bench.run(mutant, next, parallel), Trials::both);
    }
  }

  private boolean isCaughtOften(D mutant) {
    return judged(mutant).catching().size() >= ENOUGH;
  }

  private static List<ScenarioResult> both(List<ScenarioResult> one, List<ScenarioResult> other) {
    List<ScenarioResult> both = new ArrayList<>(one);
    both.addAll(other);
    return List.copyOf(both);
  }

  private static void await(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a run went wrong", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while scenarios ran", e);
    }
  }
}
