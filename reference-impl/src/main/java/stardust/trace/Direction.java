package stardust.trace;

/** Seen from the side that traces. */
public enum Direction {
  SENT,
  RECEIVED
}
