package stardust.runner.selfcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import stardust.report.model.ScenarioResult;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.engine.ScenarioList;
import stardust.runner.mutant.Mutant;
import stardust.runner.time.Timing;
import stardust.spec.Catalogue;
import stardust.transport.Transport;

/**
 * Runs the suite against the reference, which must pass, and against each mutant, which must not.
 *
 * <p>A mutant first meets the scenarios of the requirement that it breaks, many mutants at a time;
 * those that measure times come when the others have left the processor to them. Only a mutant that
 * none of them has caught meets all the others, which tells what else the suite has against it.
 */
public final class SelfCheck {

  private static final int LOOPS = 4;

  /** Scenarios mostly wait for answers that do not come: mutants at once, and scenarios of each. */
  private static final int MUTANTS = 16;

  private static final int SCENARIOS = 4;

  /** Those that measure times sleep nearly all the while. */
  private static final int QUIET_MUTANTS = 24;

  private static final int WHOLE_RUN = 32;

  private final Catalogue catalogue = Catalogue.load();
  private final List<ScenarioInfo> scenarios = ScenarioList.load(catalogue).all();
  private final Timing timing;

  public SelfCheck(Timing timing) {
    this.timing = timing;
  }

  /** All scenarios against the reference. */
  public List<ScenarioResult> reference() {
    try (Transport transport = new Transport(LOOPS)) {
      return new ServerRun(catalogue, transport, timing)
          .run(UnaryOperator.identity(), scenarios, WHOLE_RUN);
    }
  }

  /** Each mutant, in the order given. */
  public List<Judged> mutants(List<Mutant> mutants) {
    try (Transport transport = new Transport(LOOPS)) {
      ServerRun run = new ServerRun(catalogue, transport, timing);
      Map<Mutant, List<ScenarioResult>> results = new ConcurrentHashMap<>();
      Function<Mutant, Judged> judged =
          each -> new Judged(each, results.getOrDefault(each, List.of()));
      Predicate<Mutant> free = each -> judged.apply(each).caught() != Judged.Catch.CAUGHT;
      phase(run, mutants, MUTANTS, SCENARIOS, each -> own(each, false), results);
      List<Mutant> left = mutants.stream().filter(free).toList();
      phase(run, left, QUIET_MUTANTS, SCENARIOS, each -> own(each, true), results);
      left = mutants.stream().filter(free).toList();
      phase(run, left, 2, WHOLE_RUN, this::others, results);
      return mutants.stream().map(judged).toList();
    }
  }

  private List<ScenarioInfo> own(Mutant mutant, boolean quiet) {
    return scenarios.stream()
        .filter(info -> info.requirements().contains(mutant.breaks()))
        .filter(info -> info.needsQuiet() == quiet)
        .toList();
  }

  private List<ScenarioInfo> others(Mutant mutant) {
    return scenarios.stream()
        .filter(info -> !info.requirements().contains(mutant.breaks()))
        .toList();
  }

  private static void phase(
      ServerRun run,
      List<Mutant> mutants,
      int together,
      int parallel,
      Function<Mutant, List<ScenarioInfo>> selection,
      Map<Mutant, List<ScenarioResult>> results) {
    ExecutorService threads = Executors.newFixedThreadPool(together);
    List<Future<?>> running = new ArrayList<>();
    for (Mutant mutant : mutants) {
      List<ScenarioInfo> selected = selection.apply(mutant);
      if (!selected.isEmpty()) {
        running.add(
            threads.submit(
                () ->
                    results.merge(
                        mutant, run.run(mutant::of, selected, parallel), SelfCheck::both)));
      }
    }
    threads.shutdown();
    running.forEach(SelfCheck::await);
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
