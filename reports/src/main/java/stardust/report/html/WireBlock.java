package stardust.report.html;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h4;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Optional;
import stardust.report.model.Failure;
import stardust.report.model.FieldCheck;
import stardust.report.model.ScenarioResult;
import stardust.report.model.TraceField;
import stardust.report.page.Prose;
import stardust.report.sequence.Exchange;
import stardust.report.sequence.PeerNames;
import stardust.report.sequence.Row;
import stardust.report.sequence.RowKind;
import stardust.report.text.Texts;

/** What was sent, what was expected, and what was seen, side by side and decoded. */
final class WireBlock {

  private static final int FIELDS = 12;

  private final Failure failure;
  private final Optional<Exchange> exchange;
  private final PeerNames names;

  WireBlock(Page page, ScenarioResult scenario, Failure failure) {
    this.failure = failure;
    this.exchange = Exchange.of(page.sequence(scenario));
    this.names = page.sequence(scenario).names();
  }

  DomContent render() {
    return each(
        div(
                sent(),
                side("Expected", "expected", failure.expected(), text("")),
                side("Seen", "seen", failure.seen(), each(answer(), closing())))
            .withClass("compare"),
        fields());
  }

  private DomContent sent() {
    return exchange
        .flatMap(Exchange::sent)
        .map(
            row ->
                side("Sent", "sent", row.peer() + " sends: " + name(row), fieldList(row.fields())))
        .orElse(text(""));
  }

  private static String name(Row row) {
    String bytes =
        Texts.count(row.length(), "byte").replaceFirst("\\d+", Prose.number(row.length()));
    return switch (row.kind()) {
      case BYTES -> bytes + " on stream " + row.stream();
      case MESSAGE -> row.label() + (row.injected() ? ", " + bytes + " as they are" : "");
      default -> row.label();
    };
  }

  private static DomContent side(String title, String key, String content, DomContent more) {
    return div(h4(title), p(Prose.bounded(Prose.sentence(content), Prose.PARAGRAPH)), more)
        .withClass(key);
  }

  /** The answer's decoded fields, unless the table below has them. */
  private DomContent answer() {
    return exchange
        .flatMap(Exchange::answer)
        .filter(row -> failure.fields().isEmpty() && row.kind() == RowKind.MESSAGE)
        .filter(row -> !failure.seen().contains(row.label()))
        .map(
            row ->
                each(p("First answer: " + name(row)).withClass("quiet"), fieldList(row.fields())))
        .orElse(text(""));
  }

  /** How the stream ended is another thing than what was answered. */
  private DomContent closing() {
    return exchange
        .filter(found -> found.sent().isPresent())
        .map(
            found ->
                found
                    .end()
                    .map(end -> "Closing: the server " + end.label() + ".")
                    .orElse("Closing: " + of(found.sent().orElseThrow()) + " was still open."))
        .map(words -> (DomContent) p(Prose.bounded(words, Prose.SHORT)).withClass("quiet"))
        .orElse(text(""));
  }

  private static String of(Row row) {
    return row.stream().isEmpty()
        ? row.peer() + "'s connection"
        : "stream " + row.stream() + " of " + row.peer();
  }

  private DomContent fieldList(List<TraceField> fields) {
    if (fields.isEmpty()) {
      return text("");
    }
    return dl(
        each(
            fields.stream().limit(FIELDS).toList(),
            field -> each(dt(Prose.brief(field.name())), dd(brief(field)))),
        rest(fields.size()));
  }

  private String brief(TraceField field) {
    return names.in(field).map(name -> "id of " + name).orElse(Prose.brief(field.value()));
  }

  private static DomContent rest(int fields) {
    return fields > FIELDS
        ? each(dt(""), dd("and " + Texts.count(fields - FIELDS, "more field")))
        : text("");
  }

  private DomContent fields() {
    List<FieldCheck> checks = failure.fields();
    return checks.isEmpty()
        ? text("")
        : table(
                thead(tr(column("Field"), column("Expected"), column("Seen"))),
                tbody(each(checks.stream().limit(FIELDS).toList(), WireBlock::check)))
            .withClass("fields");
  }

  private static DomContent column(String name) {
    return th(name).attr("scope", "col");
  }

  private static DomContent check(FieldCheck check) {
    return tr(
            th(Prose.brief(check.name())).attr("scope", "row"),
            td(check.expected().isEmpty() ? "anything" : Prose.brief(check.expected())),
            td(Prose.brief(check.seen())))
        .withCondClass(!check.expected().isEmpty(), "differs");
  }
}
