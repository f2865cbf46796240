package stardust.report.model;

import java.time.Duration;
import java.time.Instant;
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
    String command) {

  public ScenarioResult {
    requirements = List.copyOf(requirements);
    tags = List.copyOf(tags);
    blockedBy = List.copyOf(blockedBy);
    notes = List.copyOf(notes);
    steps = List.copyOf(steps);
    trace = List.copyOf(trace);
  }
}
