package stardust.report.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import stardust.report.model.Failure;
import stardust.report.model.FieldCheck;
import stardust.report.model.OutputLine;
import stardust.report.model.ScenarioResult;
import stardust.report.model.StepResult;
import stardust.report.model.StepStatus;
import stardust.report.model.Verdict;

/** A scenario to be, with everything that a test does not care for filled in. */
public final class SampleScenario {

  public static final Instant STARTED = Instant.parse("2026-02-03T10:15:30Z");

  private final String name;
  private final List<String> requirements;
  private String feature = "Joining";
  private Verdict verdict = Verdict.PASSED;
  private String reason = "";
  private List<String> blockedBy = List.of();
  private List<String> notes = List.of();
  private List<FieldCheck> fields = List.of();
  private Optional<Failure> failure = Optional.empty();
  private List<StepResult> steps = List.of();
  private SampleTrace trace = new SampleTrace(0);
  private int millis = 41;

  private SampleScenario(String name, List<String> requirements) {
    this.name = name;
    this.requirements = requirements;
  }

  public static SampleScenario of(String name, String... requirements) {
    return new SampleScenario(name, List.of(requirements));
  }

  public SampleScenario feature(String value) {
    feature = value;
    return this;
  }

  public SampleScenario ends(Verdict value, String why) {
    verdict = value;
    reason = why;
    return this;
  }

  /** Of the failure that is given next. */
  public SampleScenario fields(FieldCheck... checks) {
    fields = List.of(checks);
    return this;
  }

  public SampleScenario fails(
      Verdict value, String requirement, String expected, String seen, String detail, String hint) {
    failure = Optional.of(new Failure(requirement, expected, seen, fields, detail, hint));
    return ends(value, seen);
  }

  public SampleScenario blockedBy(String... ids) {
    blockedBy = List.of(ids);
    return ends(Verdict.BLOCKED, "What it needs is broken: see " + String.join(", ", ids) + ".");
  }

  public SampleScenario notes(String... values) {
    notes = List.of(values);
    return this;
  }

  /** "Given a peer", "!Then it fails" for the one that fails; those after it are skipped. */
  public SampleScenario steps(String... texts) {
    List<StepResult> made = new ArrayList<>();
    boolean failed = false;
    for (String text : texts) {
      boolean fails = text.startsWith("!");
      made.add(step(fails ? text.substring(1) : text, fails, failed));
      failed |= fails;
    }
    steps = made;
    return this;
  }

  private StepResult step(String text, boolean fails, boolean afterFailure) {
    int space = text.indexOf(' ');
    StepStatus status =
        fails ? StepStatus.FAILED : afterFailure ? StepStatus.SKIPPED : StepStatus.PASSED;
    String error = fails ? failure.map(f -> "Seen: " + f.seen()).orElse(reason) : "";
    return new StepResult(
        text.substring(0, space),
        text.substring(space + 1),
        status,
        Duration.ZERO,
        Duration.ZERO,
        error);
  }

  public SampleScenario trace(SampleTrace value) {
    trace = value;
    return this;
  }

  public SampleScenario took(int value) {
    millis = value;
    return this;
  }

  private List<StepResult> timed() {
    List<StepResult> timed = new ArrayList<>();
    for (StepResult step : steps) {
      Duration began = trace.began(timed.size());
      Duration took = trace.began(timed.size() + 1).minus(began);
      timed.add(
          new StepResult(step.keyword(), step.text(), step.status(), began, took, step.error()));
    }
    return timed;
  }

  private List<OutputLine> output() {
    Instant began = STARTED.plusMillis(millis);
    return List.of(
        new OutputLine(began.plusNanos(1_240_000), false, name + " begins"),
        new OutputLine(began.plusNanos(1_300_000), true, "<b>no markup</b> \u001b[31m"),
        new OutputLine(
            began.plusNanos(1_412_345_678),
            true,
            "java.lang.IllegalStateException: no salt for a random of 127 bytes\n"
                + "\tat Registration.challenge(Registration.java:71)"));
  }

  public ScenarioResult build() {
    String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String id = String.join("+", requirements) + "/" + slug;
    return new ScenarioResult(
        id,
        name,
        feature,
        feature.toLowerCase(Locale.ROOT) + ".feature:" + (10 + name.length()),
        requirements,
        List.of("server"),
        verdict,
        reason,
        blockedBy,
        notes,
        failure,
        STARTED.plusMillis(millis),
        Duration.ofMillis(millis),
        timed(),
        trace.events(),
        output(),
        3,
        "./stardust test /ip4/127.0.0.1/tcp/5892/ws --seed 4711 --scenario '" + id + "'");
  }
}
