package stardust.report.sequence;

import stardust.report.model.TraceDirection;
import stardust.report.model.TraceEvent;

/** How long the length in front of a message is, which the trace does not say. */
final class Prefix {

  private static final int LIBP2P = 4;
  private static final int VARINT_BITS = 7;

  private boolean secured;

  /** The connection has security, which only the binding with four bytes has. */
  void secured() {
    secured = true;
  }

  /**
   * Of one message.
   *
   * @param frame how many bytes the frame has in which the message came; 0 if that is not known
   */
  long of(TraceEvent message, long frame) {
    boolean fits = message.direction() == TraceDirection.RECEIVED;
    if (secured || (fits && frame == (long) message.length() + LIBP2P)) {
      return LIBP2P;
    }
    long bits = (long) Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, message.length()));
    return (bits + VARINT_BITS - 1) / VARINT_BITS;
  }
}
