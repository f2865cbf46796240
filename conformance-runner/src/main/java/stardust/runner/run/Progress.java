package stardust.runner.run;

import java.util.Map;
import stardust.report.model.ScenarioResult;

/** Is told of each result as it comes; called by one thread at a time. */
public interface Progress {

  /** The server was reached, and this was found out about what it speaks. */
  default void reached(Map<String, String> found) {}

  void ended(ScenarioResult result);

  /** What is known of the others has made another finding of this one, which has ended before. */
  default void revised(ScenarioResult result) {}
}
