package stardust.report.html;

import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;
import stardust.report.model.StepResult;
import stardust.report.model.StepStatus;
import stardust.report.page.Prose;
import stardust.report.text.Texts;

/** The steps of a scenario, the failing one marked. */
final class StepList {

  private StepList() {}

  static DomContent of(List<StepResult> steps) {
    return ol(each(steps, StepList::step)).withClass("steps");
  }

  private static DomContent step(StepResult step) {
    return li(
            span(step.status().name().toLowerCase(Locale.ROOT)).withClass("status"),
            span(
                    strong(Prose.bounded(step.keyword(), Prose.SHORT)),
                    text(" "),
                    Prose.bounded(step.text(), Prose.SHORT),
                    error(step))
                .withClass("step"),
            span(took(step)).withClass("took"))
        .withClass(step.status().name().toLowerCase(Locale.ROOT));
  }

  private static String took(StepResult step) {
    return step.status() == StepStatus.SKIPPED ? "" : Texts.duration(step.took());
  }

  private static DomContent error(StepResult step) {
    return step.error().isEmpty()
        ? text("")
        : pre(Prose.bounded(step.error(), Prose.PARAGRAPH)).attr("tabindex", "0");
  }
}
