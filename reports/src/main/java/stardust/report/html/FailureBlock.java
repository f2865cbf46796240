package stardust.report.html;

import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h4;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.Optional;
import stardust.report.model.Failure;
import stardust.report.model.ScenarioResult;

/** What was expected beside what was seen. */
final class FailureBlock {

  private FailureBlock() {}

  static DomContent of(Optional<Failure> failure) {
    return failure.map(FailureBlock::of).orElse(text(""));
  }

  /** Why the scenario ended so, unless that is only what was seen once more. */
  static DomContent reason(ScenarioResult scenario) {
    boolean said = scenario.failure().filter(f -> f.seen().equals(scenario.reason())).isPresent();
    return said || scenario.reason().isEmpty()
        ? text("")
        : p(Prose.bounded(scenario.reason(), Prose.PARAGRAPH)).withClass("reason");
  }

  private static DomContent of(Failure failure) {
    return each(
        div(side("Expected", failure.expected(), "expected"), side("Seen", failure.seen(), "seen"))
            .withClass("compare"),
        hint(failure.hint()),
        detail(failure.detail()));
  }

  private static DomContent side(String title, String content, String key) {
    return div(h4(title), p(Prose.bounded(content, Prose.PARAGRAPH))).withClass(key);
  }

  private static DomContent hint(String hint) {
    return hint.isEmpty()
        ? text("")
        : p(strong("Where to look: "), Prose.bounded(hint, Prose.PARAGRAPH)).withClass("hint");
  }

  private static DomContent detail(String detail) {
    return detail.isEmpty()
        ? text("")
        : details(summary("Detail"), pre(Prose.bounded(detail, Prose.LONG)).attr("tabindex", "0"))
            .withClass("detail");
  }
}
