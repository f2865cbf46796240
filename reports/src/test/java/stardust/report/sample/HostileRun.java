package stardust.report.sample;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stardust.report.model.Environment;
import stardust.report.model.Failure;
import stardust.report.model.FieldCheck;
import stardust.report.model.KnownFailure;
import stardust.report.model.OutputLine;
import stardust.report.model.RunOptions;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.StepResult;
import stardust.report.model.StepStatus;
import stardust.report.model.SuiteInfo;
import stardust.report.model.Target;
import stardust.report.model.TraceDirection;
import stardust.report.model.TraceEvent;
import stardust.report.model.TraceField;
import stardust.report.model.TraceLayer;
import stardust.report.model.Verdict;
import stardust.spec.Role;

/** A run of which every text came from someone who means harm, each with the name of its field. */
public final class HostileRun {

  /**
   * Ends every kind of markup, starts its own, and hides: each of our formats has a weak spot here.
   */
  public static String of(String field) {
    return field
        + "<img src=x onerror=alert(1)>'\"><b hostile-attribute=\"</script><script>alert(2)</script>"
        + "<!--<script>-->]]>&lt;\u0000\u0001\u001b[2J\u2028\u2029\u202e\ufeff\uffff\ud800"
        + "`|](javascript:alert(3))@someone\r\n# heading";
  }

  private static final int FLOOD = 4 << 20;

  private final int atLeast;

  private HostileRun(int atLeast) {
    this.atLeast = atLeast;
  }

  public static RunResult run() {
    return new HostileRun(0).result();
  }

  /** The same with 4 MiB in every text. */
  public static RunResult flood() {
    return new HostileRun(FLOOD).result();
  }

  private String text(String field) {
    String once = HostileRun.of(field);
    return atLeast == 0 ? once : once.repeat(atLeast / once.length() + 1);
  }

  private RunResult result() {
    return new RunResult(
        RunResult.SCHEMA_VERSION,
        new SuiteInfo(text("suite.name"), text("suite.version"), text("suite.spec")),
        new Target(
            text("target.kind"),
            Role.SERVER,
            text("target.description"),
            text("target.address"),
            Map.of(text("declared.name"), text("declared.value")),
            Map.of(text("detected.name"), text("detected.value"))),
        new RunOptions(
            1,
            1,
            1,
            text("tags"),
            false,
            text("run.command"),
            List.of(new KnownFailure(text("known.id"), text("known.reason")))),
        new Environment(text("java"), text("os"), 1),
        SampleScenario.STARTED,
        Duration.ofSeconds(1),
        true,
        List.of(scenario(Verdict.FAILED), scenario(Verdict.BLOCKED)));
  }

  private ScenarioResult scenario(Verdict verdict) {
    return new ScenarioResult(
        text("id." + verdict),
        text("name"),
        text("feature"),
        text("source"),
        List.of(text("requirement")),
        List.of(text("tag")),
        verdict,
        text("reason"),
        List.of(text("blockedBy")),
        List.of(text("note")),
        verdict == Verdict.FAILED ? Optional.of(failure()) : Optional.empty(),
        SampleScenario.STARTED,
        Duration.ofMillis(3),
        List.of(
            new StepResult(
                text("keyword"),
                text("step"),
                StepStatus.FAILED,
                Duration.ZERO,
                Duration.ZERO,
                text("error"))),
        List.of(event()),
        List.of(new OutputLine(SampleScenario.STARTED, true, text("output"))),
        0,
        text("command"));
  }

  private Failure failure() {
    return new Failure(
        text("broken"),
        text("expected"),
        text("seen"),
        List.of(new FieldCheck(text("check"), text("due"), text("came"))),
        text("detail"),
        text("hint"));
  }

  private TraceEvent event() {
    return new TraceEvent(
        0,
        Duration.ofNanos(1500),
        text("peer"),
        text("connection"),
        text("stream"),
        TraceLayer.MESSAGE,
        TraceDirection.RECEIVED,
        text("event"),
        List.of(new TraceField(text("field.name"), text("field.value"))),
        text("hex"),
        7,
        true);
  }
}
