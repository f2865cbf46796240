package stardust.runner.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import stardust.report.model.ScenarioResult;
import stardust.runner.endpoint.Death;
import stardust.runner.endpoint.Endpoint;

/** Runs scenarios again, each on a server of its own. */
final class Repetition {

  /** Each brings a whole server with it. */
  private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

  private final Endpoint endpoint;
  private final BiFunction<ScenarioResult, Endpoint, ScenarioResult> again;

  Repetition(Endpoint endpoint, BiFunction<ScenarioResult, Endpoint, ScenarioResult> again) {
    this.endpoint = endpoint;
    this.again = again;
  }

  /** What came of them, in order. */
  List<ScenarioResult> of(List<ScenarioResult> first) {
    ExecutorService threads = Executors.newFixedThreadPool(endpoint.canBeMany() ? AT_ONCE : 1);
    try {
      List<Future<ScenarioResult>> running =
          first.stream().map(each -> threads.submit(() -> repeated(each))).toList();
      List<ScenarioResult> results = new ArrayList<>();
      for (Future<ScenarioResult> each : running) {
        results.add(each.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a scenario cannot be run again", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while scenarios ran again", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private ScenarioResult repeated(ScenarioResult first) {
    try (Endpoint own = endpoint.another()) {
      ScenarioResult result = again.apply(first, own);
      if (Deaths.isOfADyingServer(result)) {
        own.awaitDeath(Deaths.DYING);
      }
      List<Death> deaths = own.deaths();
      return deaths.isEmpty()
          ? result.withNote(
              "the server had died while the scenario first ran; this is what came of it alone, on"
                  + " a server that was started anew")
          : new DeathFinding(deaths.get(0)).alone(result);
    }
  }
}
