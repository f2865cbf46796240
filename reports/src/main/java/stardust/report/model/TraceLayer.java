package stardust.report.model;

/** Where something happened: the layers of the wire stack from the socket up, and the tester. */
public enum TraceLayer {
  TRANSPORT,
  MULTISTREAM,
  SECURITY,
  MUXER,
  STREAM,
  MESSAGE,
  /** The tester's own actions: waits, closes, kills. */
  TESTER;

  /** Whether it belongs to the exchange that a reader wants to see first. */
  public boolean isExchange() {
    return compareTo(STREAM) >= 0;
  }
}
