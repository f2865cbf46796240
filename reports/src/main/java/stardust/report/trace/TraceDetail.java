package stardust.report.trace;

import java.util.List;

/**
 * How much of the traces goes into the page. All of it is in the results file; the page takes the
 * richest of a few rungs that keeps it small enough to send by mail.
 *
 * @param foremosts for scenarios that the page is there for, as those with something to mend
 * @param others for all others
 */
record TraceDetail(Depth foremosts, Depth others) {

  /**
   * How much of one trace.
   *
   * @param exchangeBytes how many bytes are shown of a message or of stream data
   * @param lowerBytes how many of a frame below; {@link #LEAVE_OUT} for no frames at all
   * @param fieldChars how many characters of a field
   * @param events how many events at most; the middle is left out
   */
  record Depth(int exchangeBytes, int lowerBytes, int fieldChars, int events) {
    static final int LEAVE_OUT = -1;
  }

  private static final Depth ALL = new Depth(1024, 1024, 2200, 2000);
  private static final Depth MUCH = new Depth(1024, 64, 600, 2000);
  private static final Depth MESSAGES = new Depth(1024, 16, 600, 2000);
  private static final Depth SOME = new Depth(128, 16, 300, 1000);
  private static final Depth LITTLE = new Depth(64, 0, 100, 400);
  private static final Depth EXCHANGE = new Depth(32, Depth.LEAVE_OUT, 80, 200);

  private static final Depth FEW = new Depth(16, Depth.LEAVE_OUT, 60, 60);

  /** From the richest to the poorest. */
  static final List<TraceDetail> RUNGS =
      List.of(
          new TraceDetail(ALL, ALL),
          new TraceDetail(ALL, MUCH),
          new TraceDetail(ALL, MESSAGES),
          new TraceDetail(ALL, SOME),
          new TraceDetail(MUCH, LITTLE),
          new TraceDetail(MUCH, EXCHANGE),
          new TraceDetail(SOME, EXCHANGE),
          new TraceDetail(EXCHANGE, EXCHANGE),
          new TraceDetail(EXCHANGE, FEW),
          new TraceDetail(FEW, FEW));

  boolean isPoorest() {
    return equals(RUNGS.get(RUNGS.size() - 1));
  }

  Depth of(boolean foremost) {
    return foremost ? foremosts : others;
  }
}
