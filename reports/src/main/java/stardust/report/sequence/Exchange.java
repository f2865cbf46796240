package stardust.report.sequence;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the failure of a scenario is about: what the suite sent last before the step that failed,
 * and what came back on the same stream.
 *
 * @param sent what was sent; empty if nothing was
 * @param answer the first message that came back; empty if none did
 * @param end how the target ended the stream or the connection; empty if it left it open
 * @param rows from the beginning of the last "When" to the failure
 */
public record Exchange(
    Optional<Row> sent, Optional<Row> answer, Optional<Row> end, List<Row> rows) {

  private static final String ACKNOWLEDGEMENT = "DiscoveryAck";

  public Exchange {
    rows = List.copyOf(rows);
  }

  /** Of a scenario that failed; empty if the trace does not say where. */
  public static Optional<Exchange> of(Sequence sequence) {
    List<Row> all = sequence.rows();
    return all.stream()
        .filter(row -> row.kind() == RowKind.FAILURE)
        .findFirst()
        .map(failure -> upTo(all, failure));
  }

  private static Exchange upTo(List<Row> all, Row failure) {
    List<Row> before = all.subList(0, all.indexOf(failure) + 1);
    Row failing = last(before, row -> row.kind() == RowKind.STEP).orElse(failure);
    Row begin = last(before, Exchange::isWhen).orElse(failing);
    List<Row> rows = before.subList(before.indexOf(begin), before.size());
    List<Row> acted = before(rows, failing);
    Optional<Row> sent =
        last(acted, row -> isStimulus(row) && isMessage(row))
            .or(() -> last(acted, Exchange::isStimulus))
            .or(() -> rows.stream().filter(Exchange::isStimulus).findFirst());
    Predicate<Row> comesBack =
        row -> sent.filter(s -> s.sharesStream(row) && row.order() > s.order()).isPresent();
    Stream<Row> answers = rows.stream().filter(row -> row.isReceived() && isMessage(row));
    return new Exchange(sent, answers.filter(comesBack).findFirst(), end(all, sent), rows);
  }

  /** On the same stream, or of its connection; also after the failure. */
  private static Optional<Row> end(List<Row> all, Optional<Row> sent) {
    return all.stream()
        .filter(row -> row.kind() == RowKind.END && row.isReceived())
        .filter(
            row ->
                sent.filter(s -> row.order() > s.order())
                    .filter(s -> s.sharesStream(row) || isWhole(row, s))
                    .isPresent())
        .min(Comparator.comparingLong(Row::order));
  }

  private static boolean isWhole(Row row, Row sent) {
    return row.stream().isEmpty() && row.connection().equals(sent.connection());
  }

  private static List<Row> before(List<Row> rows, Row end) {
    return rows.subList(0, Math.max(0, rows.indexOf(end)));
  }

  private static Optional<Row> last(List<Row> rows, Predicate<Row> wanted) {
    return rows.stream().filter(wanted).reduce((first, second) -> second);
  }

  private static boolean isWhen(Row row) {
    return row.kind() == RowKind.STEP && row.label().startsWith("When ");
  }

  private static boolean isMessage(Row row) {
    return row.kind() == RowKind.MESSAGE || row.kind() == RowKind.BYTES;
  }

  private static boolean isStimulus(Row row) {
    return row.isSent()
        && (isMessage(row) || row.kind() == RowKind.END)
        && !row.label().equals(ACKNOWLEDGEMENT)
        && !row.peer().startsWith("fresh ");
  }
}
