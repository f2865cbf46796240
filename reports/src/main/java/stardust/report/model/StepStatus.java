package stardust.report.model;

/** How one step of a scenario ended. */
public enum StepStatus {
  PASSED,
  FAILED,
  /** Not run, as an earlier step ended the scenario. */
  SKIPPED,
  /** Ended the scenario without a judgement: not applicable, or blocked. */
  ABORTED,
  /** No step definition, or more than one: always an error of the suite. */
  UNDEFINED
}
