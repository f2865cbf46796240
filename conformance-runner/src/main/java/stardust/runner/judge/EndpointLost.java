package stardust.runner.judge;

/** The endpoint could not be reached at all, so that nothing was measured. */
public final class EndpointLost extends RuntimeException {

  private static final long serialVersionUID = 1;

  public EndpointLost(String reason) {
    super(reason);
  }
}
