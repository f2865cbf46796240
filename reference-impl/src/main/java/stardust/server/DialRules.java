package stardust.server;

import stardust.spec.message.Error;

/** Decides whether a dial is allowed, and to whom it goes. */
public interface DialRules {

  /**
   * The decision about one {@code DialRequest}.
   *
   * @param dialer who asks
   * @param target {@code DialRequest.target} as it came, of any length
   * @param online who could be dialled
   */
  Decision decide(Dialer dialer, byte[] target, OnlinePeers online);

  /** What becomes of a dial. */
  sealed interface Decision {}

  /** Open a stream to this peer. */
  record Allowed(OnlinePeer target) implements Decision {}

  /**
   * Answer with this error.
   *
   * @param why for the log
   */
  record Refused(Error error, String why) implements Decision {}
}
