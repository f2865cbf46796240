package stardust.runner.cli;

/** What the process ends with; scripts rely on the numbers. */
enum ExitStatus {
  CONFORMANT(0),
  NOT_CONFORMANT(1),
  USAGE(2),
  /** The endpoint could not be started or reached. */
  UNREACHABLE(3),
  /** The suite itself went wrong. */
  SUITE_ERROR(4);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
