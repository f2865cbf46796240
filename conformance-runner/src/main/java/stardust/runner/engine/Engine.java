package stardust.runner.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import stardust.report.model.ScenarioResult;
import stardust.runner.salvage.Salvage;
import stardust.spec.Catalogue;

/** Runs scenarios and hands out their results as they end. */
public final class Engine {

  private final Catalogue catalogue;
  private final List<Object> shared;
  private final List<Class<?>> parts;

  /** What the first scenario that meets a wrong server finds out for all others. */
  private final Salvage salvage = new Salvage();

  /**
   * Makes an engine for one run.
   *
   * @param shared what the steps get by constructor and all scenarios have in common: one object of
   *     each type
   * @param parts what the steps get by constructor and each scenario has anew
   */
  public Engine(Catalogue catalogue, List<Object> shared, List<Class<?>> parts) {
    this.catalogue = catalogue;
    this.parts = List.copyOf(parts);
    this.shared = List.copyOf(shared);
  }

  /**
   * Runs all, and returns when the last has ended.
   *
   * @param parallel how many at once
   * @param quietAlone whether those that need a quiet server run one by one. They run after the
   *     others in any case: what they measure are times, and the others keep the processor busy
   * @param commands the shell command that runs a scenario alone
   * @param sink gets each result on the thread of its scenario
   */
  public void run(
      List<ScenarioInfo> scenarios,
      int parallel,
      boolean quietAlone,
      Function<ScenarioInfo, String> commands,
      Consumer<ScenarioResult> sink) {
    part(scenarios.stream().filter(info -> !info.needsQuiet()).toList(), parallel, commands, sink);
    int together = quietAlone ? 1 : parallel;
    part(scenarios.stream().filter(ScenarioInfo::needsQuiet).toList(), together, commands, sink);
  }

  private void part(
      List<ScenarioInfo> scenarios,
      int parallel,
      Function<ScenarioInfo, String> commands,
      Consumer<ScenarioResult> sink) {
    if (scenarios.isEmpty()) {
      return;
    }
    ScenarioRecords records = new ScenarioRecords();
    ResultCollector collector =
        new ResultCollector(
            new ScenarioInfos(catalogue), new VerdictRules(catalogue), records, commands, sink);
    List<Object> all = new ArrayList<>(shared);
    all.add(records);
    all.add(salvage);
    int threads = Math.max(1, Math.min(parallel, scenarios.size()));
    CucumberRuns.real(scenarios, collector, all, parts, threads);
  }
}
