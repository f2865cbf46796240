package stardust.runner.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.trace.ScenarioTrace;

/** What one scenario leaves behind besides how its steps ended. */
public final class ScenarioRecord {

  private final ScenarioTrace trace = new ScenarioTrace();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> detours = new LinkedHashSet<>();
  private Set<String> tags = Set.of();

  /** Begins the scenario with these tags, without "@". */
  public synchronized void begin(Set<String> tagged) {
    tags = Set.copyOf(tagged);
  }

  /** Whether it is this requirement that the scenario shows. */
  public synchronized boolean shows(String requirement) {
    return tags.contains(requirement);
  }

  /** What it saw and did. */
  public ScenarioTrace trace() {
    return trace;
  }

  /** Notes, in a sentence, what the endpoint does where the protocol does not say. */
  public synchronized void note(String sentence) {
    notes.add(sentence);
    trace.action("noted: " + sentence);
  }

  /**
   * Goes on past a defect that is in the way of the scenario, and says so; throws it where the
   * scenario is about it.
   *
   * @param how what the scenario does to go on, a sentence
   */
  public void goOnPast(RequirementBroken defect, String how) {
    if (shows(defect.requirement().orElse(""))) {
      throw defect;
    }
    boolean isNew;
    synchronized (this) {
      isNew = detours.add(how);
    }
    if (isNew) {
      trace.action("went on past a defect: " + how);
    }
  }

  /** What the scenario did to go on past defects, a sentence each. */
  synchronized List<String> detours() {
    return List.copyOf(detours);
  }

  /** All notes. */
  synchronized String noted() {
    return String.join("; ", notes);
  }
}
