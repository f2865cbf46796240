package stardust.report.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import j2html.tags.specialized.ATag;
import java.util.List;
import java.util.stream.IntStream;
import stardust.report.assess.Assessment;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;

/** What each section of the page is rendered from. */
record Page(Assessment assessment, Anchors anchors) {

  Page(Assessment assessment) {
    this(assessment, new Anchors(assessment.run()));
  }

  RunResult run() {
    return assessment.run();
  }

  List<ScenarioResult> scenarios() {
    return run().scenarios();
  }

  /** A link to a scenario's details. */
  ATag link(ScenarioResult scenario, String label) {
    return a(Prose.bounded(label, Prose.SHORT)).withHref("#" + anchors.of(scenario));
  }

  /** Links to requirements, or to scenarios, between commas. */
  DomContent links(List<String> ids) {
    return each(
        IntStream.range(0, ids.size())
            .mapToObj(i -> each(text(i == 0 ? "" : ", "), link(ids.get(i)))));
  }

  private ATag link(String id) {
    return a(Prose.bounded(id, Prose.SHORT)).withHref("#" + anchors.ofIdOrRequirement(id));
  }
}
