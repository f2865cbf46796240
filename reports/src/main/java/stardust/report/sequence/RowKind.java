package stardust.report.sequence;

import java.util.Locale;

/** What a row of a sequence shows. */
public enum RowKind {
  /** A step of the scenario begins. */
  STEP,
  /** Something that the tester did. */
  ACTION,
  /** A connection is made, up to its muxer. */
  CONNECT,
  /** A protocol is negotiated on a stream. */
  NEGOTIATE,
  /** A stardust message, or what was sent in place of one. */
  MESSAGE,
  /** Bytes of a stream that are no message, as a relay carries them. */
  BYTES,
  /** A stream or a connection ends. */
  END,
  /** Frames that belong to none of the others. */
  FRAMES,
  /** Here the scenario failed. */
  FAILURE;

  /** For scripts and style sheets. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
