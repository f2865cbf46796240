package stardust.report.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one scenario went.
 *
 * @param id stable over runs and versions: requirement ids and a slug, as
 *     "JOIN-07/a-short-random-is-refused"
 * @param name as the feature names it
 * @param feature the name of its feature
 * @param source where it is written, as "join.feature:34"; may be empty
 * @param requirements ids of what it checks
 * @param tags all its other tags
 * @param verdict how it ended
 * @param reason why, in a sentence; says what was seen if it was only observed
 * @param blockedBy ids of the scenarios or requirements in the way; empty unless blocked
 * @param notes what the run did to go on past a defect, a sentence each
 * @param failure what was wrong; present exactly for findings
 * @param started when it started
 * @param took how long it ran
 * @param steps its steps in order
 * @param trace what passed the wire and what the tester did, in order
 * @param output the last lines that the target printed meanwhile, where the suite hears them
 * @param outputDropped how many lines it printed before those
 * @param command the shell command that runs it alone
 */
public record ScenarioResult(
    String id,
    String name,
    String feature,
    String source,
    List<String> requirements,
    List<String> tags,
    Verdict verdict,
    String reason,
    List<String> blockedBy,
    List<String> notes,
    Optional<Failure> failure,
    Instant started,
    Duration took,
    List<StepResult> steps,
    List<TraceEvent> trace,
    List<OutputLine> output,
    long outputDropped,
    String command) {

  public ScenarioResult {
    requirements = List.copyOf(requirements);
    tags = List.copyOf(tags);
    blockedBy = List.copyOf(blockedBy);
    notes = List.copyOf(notes);
    steps = List.copyOf(steps);
    trace = List.copyOf(trace);
    output = List.copyOf(output);
  }

  /** One of a target whose output nobody hears. */
  public ScenarioResult(
      String id,
      String name,
      String feature,
      String source,
      List<String> requirements,
      List<String> tags,
      Verdict verdict,
      String reason,
      List<String> blockedBy,
      List<String> notes,
      Optional<Failure> failure,
      Instant started,
      Duration took,
      List<StepResult> steps,
      List<TraceEvent> trace,
      String command) {
    this(
        id,
        name,
        feature,
        source,
        requirements,
        tags,
        verdict,
        reason,
        blockedBy,
        notes,
        failure,
        started,
        took,
        steps,
        trace,
        List.of(),
        0,
        command);
  }

  /** The same with what the target printed. */
  public ScenarioResult withOutput(List<OutputLine> lines, long dropped) {
    return changed(verdict, reason, blockedBy, notes, failure, lines, dropped);
  }

  /** The same with one note more. */
  public ScenarioResult withNote(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return changed(verdict, reason, blockedBy, more, failure, output, outputDropped);
  }

  /** The same, but failed. */
  public ScenarioResult failed(String why, Failure what) {
    return changed(Verdict.FAILED, why, List.of(), notes, Optional.of(what), output, outputDropped);
  }

  /**
   * The same scenario, in whose way something stood.
   *
   * @param by ids of the scenarios or requirements that did
   */
  public ScenarioResult blocked(String why, List<String> by) {
    return changed(Verdict.BLOCKED, why, by, notes, Optional.empty(), output, outputDropped);
  }

  /** When it ended. */
  public Instant ended() {
    return started.plus(took);
  }

  private ScenarioResult changed(
      Verdict newVerdict,
      String newReason,
      List<String> newBlockedBy,
      List<String> newNotes,
      Optional<Failure> newFailure,
      List<OutputLine> newOutput,
      long newOutputDropped) {
    return new ScenarioResult(
        id,
        name,
        feature,
        source,
        requirements,
        tags,
        newVerdict,
        newReason,
        newBlockedBy,
        newNotes,
        newFailure,
        started,
        took,
        steps,
        trace,
        newOutput,
        newOutputDropped,
        command);
  }
}
