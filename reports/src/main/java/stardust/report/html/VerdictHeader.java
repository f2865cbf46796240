package stardust.report.html;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.header;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;
import stardust.report.assess.Assessment;
import stardust.report.model.RunResult;
import stardust.report.page.Prose;
import stardust.report.page.Started;
import stardust.report.text.Texts;

/** The verdict, and of what. */
final class VerdictHeader implements Section {

  @Override
  public DomContent render(Page page) {
    Assessment assessment = page.assessment();
    RunResult run = page.run();
    String sentence = assessment.sentence();
    String words = assessment.outcome().words();
    return header(
            p("Stardust conformance report").withClass("kicker"),
            h1(words),
            p(Prose.sentence(sentence.substring(words.length() + 2))).withClass("lead"),
            incomplete(run),
            ul(each(facts(run), fact -> li(Prose.bounded(fact, Prose.SHORT)))).withClass("of"))
        .withClasses("verdict", assessment.outcome().name().toLowerCase(Locale.ROOT));
  }

  private static List<String> facts(RunResult run) {
    return List.of(
        Prose.sentence(run.target().description()),
        Started.words(run.started()),
        Texts.count(run.scenarios().size(), "scenario") + " in " + Texts.duration(run.took()),
        "seed " + run.options().seed());
  }

  private static DomContent incomplete(RunResult run) {
    return run.complete()
        ? text("")
        : p(
                span("Incomplete run. ").withClass("strong"),
                text(
                    "It was ended before all scenarios had run. Below is what there was by then; what"
                        + " is missing may be as wrong as anything."))
            .withClass("incomplete")
            .attr("role", "note");
  }
}
