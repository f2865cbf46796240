package stardust.runner.judge;

/** The scenario has nothing to say about this endpoint, for the reason given. */
public final class NotApplicable extends RuntimeException {

  private static final long serialVersionUID = 1;

  public NotApplicable(String reason) {
    super(reason);
  }
}
