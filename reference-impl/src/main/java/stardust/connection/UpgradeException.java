package stardust.connection;

import java.io.IOException;

/**
 * An upgrade failed. The message names the step, what was proposed in it, and what came instead.
 */
public final class UpgradeException extends IOException {

  private static final long serialVersionUID = 1;

  /** The steps of an upgrade, in their order. */
  public enum Step {
    SECURITY_NEGOTIATION("negotiation of the security protocol"),
    SECURITY_HANDSHAKE("security handshake"),
    MUXER_NEGOTIATION("negotiation of the muxer");

    private final String title;

    Step(String title) {
      this.title = title;
    }
  }

  private final Step step;

  /**
   * @param tried what this side proposed, supported or spoke in this step
   * @param cause says what came instead
   */
  UpgradeException(Step step, String tried, Throwable cause) {
    super(step.title + " (" + tried + ") failed: " + cause.getMessage(), cause);
    this.step = step;
  }

  /** In which step it failed. */
  public Step step() {
    return step;
  }
}
