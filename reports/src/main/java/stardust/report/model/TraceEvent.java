package stardust.report.model;

import java.time.Duration;
import java.util.List;

/**
 * Something that passed a layer boundary of the suite's side, or that the tester did.
 *
 * @param seq place in the scenario's trace, rising; orders events of the same instant
 * @param at since the scenario started
 * @param peer which of the suite's peers: "A", "B", or "tester"
 * @param connection which connection of that peer, as "A1"; may be empty
 * @param stream which muxed stream, as "3" or "i0"; empty for what concerns the whole connection
 * @param layer where
 * @param direction sent, received, or an action of the tester
 * @param name what it is, as "JoinInit", "NewStream", "wait for Discovery"
 * @param fields its decoded form
 * @param hex the first of its bytes in lower case hexadecimal, two digits a byte; may be empty
 * @param length how many bytes it really had
 * @param injected whether it was written as raw bytes by a peer that means to break a rule
 */
public record TraceEvent(
    long seq,
    Duration at,
    String peer,
    String connection,
    String stream,
    TraceLayer layer,
    TraceDirection direction,
    String name,
    List<TraceField> fields,
    String hex,
    int length,
    boolean injected) {

  public TraceEvent {
    fields = List.copyOf(fields);
  }

  /** Something the tester did. */
  public static TraceEvent action(long seq, Duration at, String name, List<TraceField> fields) {
    return new TraceEvent(
        seq,
        at,
        "tester",
        "",
        "",
        TraceLayer.TESTER,
        TraceDirection.ACTION,
        name,
        fields,
        "",
        0,
        false);
  }
}
