package stardust.report.model;

/** Seen from the suite's side. */
public enum TraceDirection {
  SENT,
  RECEIVED,
  /** Something the tester did, that is not itself on the wire. */
  ACTION
}
