package stardust.runner.engine;

import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.options.RuntimeOptions;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.ObjectFactorySupplier;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.ConcurrentEventListener;
import java.net.URI;
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

  /** Runs the scenarios, so many at once. */
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
    RuntimeOptionsBuilder options = new RuntimeOptionsBuilder();
    lines.forEach((uri, at) -> options.addFeature(FeatureWithLines.create(uri, at)));
    run(options, listener, new PerThreadFactories(shared, parts), threads);
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
