package stardust.runner.engine;

import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.options.RuntimeOptions;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.ObjectFactorySupplier;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.ConcurrentEventListener;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Starts Cucumber: the one place where its runtime is built. */
final class CucumberRuns {

  private static final URI GLUE = URI.create("classpath:/stardust/runner/steps");

  private static final ClassLoader STEPS = StepsLoader.of(CucumberRuns.class.getClassLoader());

  private CucumberRuns() {}

  /** Reads all scenarios and matches their steps, but runs none. */
  static void dry(ConcurrentEventListener listener) {
    RuntimeOptionsBuilder options =
        new RuntimeOptionsBuilder().addFeature(FeatureWithLines.parse(Features.ALL)).setDryRun();
    run(options, listener, new PerThreadFactories(List.of(), List.of()), 1);
  }

  /**
   * Runs the scenarios, so many at once, and long waits first: one that begins last is waited for.
   */
  static void real(
      List<ScenarioInfo> scenarios,
      ConcurrentEventListener listener,
      List<Object> shared,
      List<Class<?>> parts,
      int threads) {
    Map<URI, TreeSet<Integer>> lines = new TreeMap<>();
    for (ScenarioInfo info : scenarios) {
      lines.computeIfAbsent(info.uri(), uri -> new TreeSet<>()).add(info.line());
    }
    RuntimeOptionsBuilder options =
        new RuntimeOptionsBuilder().setPickleOrder(CucumberRuns::patientFirst);
    lines.forEach((uri, at) -> options.addFeature(FeatureWithLines.create(uri, at)));
    run(options, listener, new PerThreadFactories(shared, parts), threads);
  }

  private static List<Pickle> patientFirst(List<Pickle> pickles) {
    Comparator<Pickle> order =
        Comparator.comparing(pickle -> !pickle.getTags().contains("@" + ScenarioInfo.PATIENT));
    return pickles.stream().sorted(order).toList();
  }

  private static void run(
      RuntimeOptionsBuilder builder,
      ConcurrentEventListener listener,
      ObjectFactorySupplier objects,
      int threads) {
    RuntimeOptions options =
        builder.addGlue(GLUE).setThreads(threads).setPublishQuiet(true).build();
    Runtime.builder()
        .withRuntimeOptions(options)
        .withClassLoader(() -> STEPS)
        .withFeatureSupplier(() -> Features.of(options.getFeaturePaths()))
        .withObjectFactorySupplier(objects)
        .withAdditionalPlugins(listener)
        .build()
        .run();
  }
}
