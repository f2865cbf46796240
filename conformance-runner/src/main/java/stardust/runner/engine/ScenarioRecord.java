package stardust.runner.engine;

import java.util.ArrayList;
import java.util.List;
import stardust.runner.trace.ScenarioTrace;

/** What one scenario leaves behind besides how its steps ended. */
public final class ScenarioRecord {

  private final ScenarioTrace trace = new ScenarioTrace();
  private final List<String> notes = new ArrayList<>();

  /** What it saw and did. */
  public ScenarioTrace trace() {
    return trace;
  }

  /** Notes, in a sentence, what the endpoint does where the protocol does not say. */
  public synchronized void note(String sentence) {
    notes.add(sentence);
    trace.action("noted: " + sentence);
  }

  /** All notes. */
  synchronized String noted() {
    return String.join("; ", notes);
  }
}
