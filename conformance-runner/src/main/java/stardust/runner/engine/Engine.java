package stardust.runner.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
  private final boolean patientFirst;

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
    this(catalogue, shared, parts, false);
  }

  private Engine(
      Catalogue catalogue, List<Object> shared, List<Class<?>> parts, boolean patientFirst) {
    this.catalogue = catalogue;
    this.parts = List.copyOf(parts);
    this.shared = List.copyOf(shared);
    this.patientFirst = patientFirst;
  }

  /**
   * The same, but long waits for periods begin at once and go on beside everything else. Only where
   * each scenario has a server of its own, and a period is so long that a busy processor delays
   * nothing by a part of it that counts.
   */
  public Engine patientFirst() {
    return new Engine(catalogue, shared, parts, true);
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
    List<ScenarioInfo> first = scenarios.stream().filter(this::isFirst).toList();
    List<ScenarioInfo> rest = scenarios.stream().filter(info -> !isFirst(info)).toList();
    CompletableFuture<Void> waits =
        CompletableFuture.runAsync(
            () -> part(first, first.size(), commands, sink), Engine::inAThreadOfItsOwn);
    part(rest.stream().filter(info -> !info.needsQuiet()).toList(), parallel, commands, sink);
    int together = quietAlone ? 1 : parallel;
    part(rest.stream().filter(ScenarioInfo::needsQuiet).toList(), together, commands, sink);
    waits.join();
  }

  private boolean isFirst(ScenarioInfo scenario) {
    return patientFirst && scenario.isPatient();
  }

  private static void inAThreadOfItsOwn(Runnable task) {
    Thread thread = new Thread(task, "patient scenarios");
    thread.setDaemon(true);
    thread.start();
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
