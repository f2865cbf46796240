package stardust.mplex;

/**
 * What a frame says. Every number but that of NewStream is even when it comes from the side that
 * opened the stream, and odd when it comes from the side that accepted it.
 */
enum MplexFlag {
  NEW_STREAM("NewStream", 0, 0),
  MESSAGE("Message", 1, 2),
  CLOSE("Close", 3, 4),
  RESET("Reset", 5, 6);

  private final String text;
  private final int fromReceiver;
  private final int fromInitiator;

  MplexFlag(String text, int fromReceiver, int fromInitiator) {
    this.text = text;
    this.fromReceiver = fromReceiver;
    this.fromInitiator = fromInitiator;
  }

  /** The number on the wire, for the side that opened the stream or for the other. */
  int code(boolean initiator) {
    return initiator ? fromInitiator : fromReceiver;
  }

  /** The name of a number, as "MessageInitiator"; "Unknown" for 7, which has no meaning. */
  static String nameOf(int code) {
    for (MplexFlag flag : values()) {
      if (flag.fromInitiator == code) {
        return flag == NEW_STREAM ? flag.text : flag.text + "Initiator";
      }
      if (flag.fromReceiver == code) {
        return flag.text + "Receiver";
      }
    }
    return "Unknown";
  }
}
