package stardust.report.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import j2html.tags.specialized.ATag;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;
import stardust.report.assess.Assessment;
import stardust.report.assess.Defect;
import stardust.report.assess.Defects;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.page.Prose;
import stardust.report.sequence.Sequence;
import stardust.spec.SpecDocument;

/** What each section of the page is rendered from. */
final class Page {

  private static final int LINKS = 40;

  private final Assessment assessment;
  private final SpecDocument document;
  private final List<Defect> defects;
  private final Anchors anchors;
  private final OutputRoom outputRoom;

  /** By identity: to compare two scenarios is to compare their traces. */
  private final IdentityHashMap<ScenarioResult, Sequence> sequences = new IdentityHashMap<>();

  Page(Assessment assessment, SpecDocument document) {
    this.assessment = assessment;
    this.document = document;
    this.defects = Defects.of(assessment);
    this.anchors = new Anchors(assessment.run());
    this.outputRoom = OutputRoom.in(assessment.run().scenarios());
  }

  Assessment assessment() {
    return assessment;
  }

  /** The text of the protocol. */
  SpecDocument document() {
    return document;
  }

  Anchors anchors() {
    return anchors;
  }

  RunResult run() {
    return assessment.run();
  }

  List<ScenarioResult> scenarios() {
    return run().scenarios();
  }

  List<Defect> defects() {
    return defects;
  }

  /** How much of what the target printed the page has room for. */
  OutputRoom outputRoom() {
    return outputRoom;
  }

  Sequence sequence(ScenarioResult scenario) {
    return sequences.computeIfAbsent(scenario, Sequence::of);
  }

  /** A link to a scenario's details. */
  ATag link(ScenarioResult scenario, String label) {
    return a(Prose.bounded(label, Prose.SHORT)).withHref("#" + anchors.of(scenario));
  }

  /** Links to requirements, or to scenarios, between commas. */
  DomContent links(List<String> ids) {
    int more = ids.size() - LINKS;
    return each(
        each(
            IntStream.range(0, Math.min(LINKS, ids.size()))
                .mapToObj(i -> each(text(i == 0 ? "" : ", "), link(ids.get(i))))),
        text(more > 0 ? " and " + more + " more" : ""));
  }

  private ATag link(String id) {
    return a(Prose.bounded(id, Prose.SHORT)).withHref("#" + anchors.ofIdOrRequirement(id));
  }
}
