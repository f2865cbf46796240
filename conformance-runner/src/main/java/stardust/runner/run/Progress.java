package stardust.runner.run;

import stardust.report.model.ScenarioResult;

/** Is told of each result as it comes; called by one thread at a time. */
public interface Progress {

  void ended(ScenarioResult result);
}
