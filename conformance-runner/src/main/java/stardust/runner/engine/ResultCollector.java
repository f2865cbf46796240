package stardust.runner.engine;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestStepFinished;
import io.cucumber.plugin.event.TestStepStarted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import stardust.report.model.ScenarioResult;
import stardust.report.model.StepResult;
import stardust.report.model.StepStatus;
import stardust.runner.trace.ScenarioTrace;

/**
 * Turns Cucumber's events into results, and hands each on as soon as its scenario has ended. Called
 * by all threads at once.
 */
final class ResultCollector implements ConcurrentEventListener {

  private final ScenarioInfos infos;
  private final VerdictRules rules;
  private final ScenarioRecords records;
  private final Function<ScenarioInfo, String> commands;
  private final Consumer<ScenarioResult> sink;
  private final Map<UUID, Running> running = new ConcurrentHashMap<>();

  ResultCollector(
      ScenarioInfos infos,
      VerdictRules rules,
      ScenarioRecords records,
      Function<ScenarioInfo, String> commands,
      Consumer<ScenarioResult> sink) {
    this.infos = infos;
    this.rules = rules;
    this.records = records;
    this.commands = commands;
    this.sink = sink;
  }

  /** What is known of a scenario while it runs; touched by one thread only. */
  private static final class Running {
    private final Instant started = Instant.now();
    private final List<Step> steps = new ArrayList<>();
    private long stepBegan;
    private @Nullable Throwable error;
  }

  /** A step and when it began, on the clock of {@link System#nanoTime}. */
  private record Step(long began, String keyword, String text, Result result) {

    StepResult on(ScenarioTrace trace) {
      Throwable error = result.getError();
      return new StepResult(
          keyword,
          text,
          status(result.getStatus()),
          trace.at(began),
          result.getDuration(),
          error == null ? "" : String.valueOf(error.getMessage()));
    }
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(TestCaseStarted.class, this::started);
    publisher.registerHandlerFor(TestStepStarted.class, this::stepStarted);
    publisher.registerHandlerFor(TestStepFinished.class, this::stepFinished);
    publisher.registerHandlerFor(TestCaseFinished.class, this::finished);
  }

  private void started(TestCaseStarted event) {
    running.put(event.getTestCase().getId(), new Running());
  }

  private void stepStarted(TestStepStarted event) {
    of(event.getTestCase().getId()).stepBegan = System.nanoTime();
  }

  private void stepFinished(TestStepFinished event) {
    Running scenario = of(event.getTestCase().getId());
    Result result = event.getResult();
    if (scenario.error == null) {
      scenario.error = result.getError();
    }
    if (event.getTestStep() instanceof PickleStepTestStep step) {
      scenario.steps.add(
          new Step(
              scenario.stepBegan,
              step.getStep().getKeyword().trim(),
              step.getStep().getText(),
              result));
    }
  }

  private void finished(TestCaseFinished event) {
    UUID id = event.getTestCase().getId();
    Running scenario = of(id);
    running.remove(id);
    ScenarioInfo info = infos.of(event.getTestCase());
    ScenarioRecord seen = records.take(id.toString());
    boolean passed = event.getResult().getStatus() == Status.PASSED;
    Throwable error = scenario.error == null ? event.getResult().getError() : scenario.error;
    VerdictRules.Judgement judgement = rules.judge(info, passed, error, seen.noted());
    sink.accept(
        new ScenarioResult(
            info.id(),
            info.name(),
            info.feature(),
            info.source(),
            info.requirements(),
            info.tags().stream().filter(tag -> !info.requirements().contains(tag)).toList(),
            judgement.verdict(),
            judgement.reason(),
            judgement.blockedBy(),
            seen.detours(),
            judgement.failure(),
            scenario.started,
            event.getResult().getDuration(),
            scenario.steps.stream().map(step -> step.on(seen.trace())).toList(),
            seen.trace().events(),
            commands.apply(info)));
  }

  private Running of(UUID id) {
    Running scenario = running.get(id);
    if (scenario == null) {
      throw new IllegalStateException("an event of a scenario that did not start: " + id);
    }
    return scenario;
  }

  private static StepStatus status(Status status) {
    return switch (status) {
      case PASSED -> StepStatus.PASSED;
      case SKIPPED -> StepStatus.SKIPPED;
      case UNDEFINED, AMBIGUOUS, PENDING -> StepStatus.UNDEFINED;
      default -> StepStatus.FAILED;
    };
  }
}
