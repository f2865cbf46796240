package stardust.report.html;

import static j2html.TagCreator.article;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.List;
import stardust.report.assess.Defect;
import stardust.report.model.Failure;
import stardust.report.model.KnownFailure;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.report.page.Commands;
import stardust.report.page.Prose;
import stardust.report.text.Texts;
import stardust.spec.Requirement;

/** One defect: what is wrong, what the protocol asks for, what was seen, where to look. */
final class FindingCard {

  private static final int LISTED = 12;

  private final Page page;
  private final Defect defect;
  private final ScenarioResult scenario;

  FindingCard(Page page, Defect defect) {
    this.page = page;
    this.defect = defect;
    this.scenario = defect.first();
  }

  DomContent render() {
    return article(
            div(Prose.badge(defect.verdict()), span(page.links(ids())).withClass("ids"))
                .withClass("over"),
            h3(Prose.bounded(headline(), Prose.PARAGRAPH)),
            each(ids(), this::requirement),
            defect.known().map(FindingCard::known).orElse(text("")),
            scenario.failure().map(f -> new WireBlock(page, scenario, f).render()).orElse(text("")),
            hint(scenario.failure().map(Failure::hint).orElse("")),
            NoteList.of(scenario.notes()),
            detail(scenario.failure().map(Failure::detail).orElse("")),
            TraceBlock.excerpt(page, scenario),
            shownBy(),
            holdsIn(),
            alike(),
            blocks(),
            Commands.block("See it again", scenario.command()))
        .withId(page.anchors().of(defect))
        .withClasses("finding", Prose.key(defect.verdict()));
  }

  private String headline() {
    if (defect.verdict() == Verdict.BLOCKED) {
      return Texts.count(defect.blocked().size(), "scenario")
          + " could not go on: "
          + scenario.reason();
    }
    return scenario
        .failure()
        .filter(failure -> defect.verdict() != Verdict.SUITE_ERROR)
        .map(failure -> Prose.ended("Expected " + failure.expected() + ", but " + failure.seen()))
        .orElse("The suite went wrong: " + scenario.name());
  }

  /** The one that is broken, or all that the scenario checks if it does not say which. */
  private List<String> ids() {
    return defect.requirement().isEmpty() ? scenario.requirements() : List.of(defect.requirement());
  }

  private DomContent requirement(String id) {
    return page.assessment().requirement(id).map(this::quoted).orElse(text(""));
  }

  private DomContent quoted(Requirement requirement) {
    return div(
            p(
                span(requirement.level().name()).withClasses("level", requirement.level().name()),
                text(" "),
                Prose.marked(requirement.text())),
            SourceQuote.of(requirement.source(), page.document().gaps()))
        .withClass("requirement");
  }

  private static DomContent known(KnownFailure known) {
    return p(
            strong("A known failure, which does not count: "),
            Prose.bounded(known.reason(), Prose.PARAGRAPH))
        .withClass("known");
  }

  private static DomContent hint(String hint) {
    return hint.isEmpty()
        ? text("")
        : p(strong("Where to look: "), Prose.bounded(hint, Prose.PARAGRAPH)).withClass("hint");
  }

  static DomContent detail(String detail) {
    return detail.isEmpty()
        ? text("")
        : details(summary("Detail"), pre(Prose.bounded(detail, Prose.LONG)).attr("tabindex", "0"))
            .withClass("detail");
  }

  private DomContent shownBy() {
    return scenarios("Shown by: ", defect.shownBy());
  }

  /** What is right narrows down what is wrong. */
  private DomContent holdsIn() {
    List<ScenarioResult> passed =
        page.scenarios().stream()
            .filter(other -> other.verdict() == Verdict.PASSED)
            .filter(other -> other.requirements().contains(defect.requirement()))
            .toList();
    return scenarios("Holds in: ", passed);
  }

  /** Other requirements of which the same was seen: most likely one thing is to be mended. */
  private DomContent alike() {
    List<String> others =
        page.defects().stream()
            .filter(other -> !other.equals(defect) && other.looksLike(defect))
            .map(Defect::requirement)
            .toList();
    return others.isEmpty()
        ? text("")
        : p(strong("The same was seen of "), page.links(others), text(": it may be one defect."))
            .withClass("quiet");
  }

  private DomContent blocks() {
    return defect.verdict() == Verdict.BLOCKED
        ? text("")
        : scenarios("Stands in the way of: ", defect.blocked());
  }

  private DomContent scenarios(String label, List<ScenarioResult> scenarios) {
    if (scenarios.isEmpty()) {
      return text("");
    }
    int more = scenarios.size() - LISTED;
    return div(
            strong(label),
            ul(
                each(scenarios.stream().limit(LISTED).toList(), s -> li(page.link(s, s.name()))),
                more > 0 ? li("and " + Texts.count(more, "more scenario")) : text("")))
        .withClass("scenarios");
  }
}
