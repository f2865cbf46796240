package stardust.binding;

import stardust.protocol.FirstMessage;

/** What a client wants of a stream to the server. */
public enum StreamPurpose {
  /** To join. */
  REGISTRATION,
  /** To dial. */
  DIAL,
  /** One of the two: its first message tells which. */
  TOLD_BY_MESSAGE;

  /** Whether a stream with this first message is for a dial. */
  public boolean isDial(byte[] firstMessage) {
    return switch (this) {
      case REGISTRATION -> false;
      case DIAL -> true;
      case TOLD_BY_MESSAGE -> FirstMessage.isDial(firstMessage);
    };
  }
}
