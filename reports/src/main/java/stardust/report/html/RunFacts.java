package stardust.report.html;

import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.section;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import j2html.tags.specialized.DlTag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import stardust.report.assess.LongestWay;
import stardust.report.model.KnownFailure;
import stardust.report.model.KnownFailures;
import stardust.report.model.RunOptions;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Target;
import stardust.report.page.Commands;
import stardust.report.page.Prose;
import stardust.report.page.Started;
import stardust.report.text.Texts;

/** What was tested, by what, and how to do it again. */
final class RunFacts implements Section {

  private static final int LISTED = 8;

  @Override
  public DomContent render(Page page) {
    return section(
            h2("What was tested").withId("facts"),
            target(page),
            Commands.block("Run it again", page.run().options().command()),
            run(page))
        .withClass("facts")
        .attr("aria-labelledby", "facts");
  }

  private static DomContent target(Page page) {
    Target target = page.run().target();
    DlTag list = dl();
    fact(list, "Target", Prose.bounded(Prose.sentence(target.description()), Prose.SHORT));
    fact(
        list,
        "Reached as",
        Prose.bounded(
            target.kind() + ", in the role of a " + target.role().name().toLowerCase(Locale.ROOT),
            Prose.SHORT));
    if (!target.address().isEmpty()) {
      fact(list, "Address", code(Prose.bounded(target.address(), Prose.SHORT)));
    }
    facts(list, target.declared(), "declared");
    facts(list, target.detected(), "detected");
    facts(list, Spoken.of(page), "as seen");
    return list;
  }

  private static void facts(DlTag list, Map<String, String> facts, String how) {
    facts.forEach(
        (name, value) ->
            fact(
                list,
                Prose.sentence(Texts.truncate(name, 80)) + " (" + how + ")",
                code(Prose.bounded(value, Prose.SHORT))));
  }

  private static DomContent run(Page page) {
    RunResult run = page.run();
    RunOptions options = run.options();
    DlTag list = dl();
    fact(list, "Started", text(Started.words(run.started())));
    fact(list, "Took", text(Texts.duration(run.took())));
    bounds(page, list);
    fact(list, "Scenarios", text(run.scenarios().size() + selection(options)));
    fact(list, "Seed", code(Long.toString(options.seed())));
    fact(list, "Timeout scale", text(Double.toString(options.timeoutScale())));
    fact(list, "In parallel", text(Integer.toString(options.parallel())));
    fact(list, "Strict", text(options.strict() ? "yes: a broken SHOULD counts" : "no"));
    known(run, list);
    fact(list, "Suite", words(run.suite().name() + " " + run.suite().version()));
    fact(list, "Specification", words(run.suite().specRevision()));
    fact(list, "Ran on", words(run.environment().os() + ", " + run.environment().java()));
    fact(list, "Processors", text(Integer.toString(run.environment().cores())));
    return list;
  }

  private static void known(RunResult run, DlTag list) {
    List<KnownFailure> known = run.options().known();
    List<KnownFailure> mended = KnownFailures.mended(run);
    if (!known.isEmpty()) {
      DomContent lines =
          each(
              known,
              k ->
                  li(
                      words(
                          k.id()
                              + (mended.contains(k) ? " (passes now)" : "")
                              + ": "
                              + k.reason())));
      fact(list, "Known failures", ul(lines));
    }
  }

  private static DomContent words(String value) {
    return Prose.bounded(value, Prose.SHORT);
  }

  /** What the run had to wait for, one after the other. */
  private static void bounds(Page page, DlTag list) {
    List<ScenarioResult> way = LongestWay.of(page.run());
    if (!way.isEmpty()) {
      fact(list, "Bounded by", ul(each(way.stream().limit(LISTED).toList(), s -> bound(page, s))));
    }
  }

  private static DomContent bound(Page page, ScenarioResult scenario) {
    return li(text(Texts.duration(scenario.took()) + " "), page.link(scenario, scenario.name()));
  }

  private static String selection(RunOptions options) {
    return options.tags().isEmpty() ? "" : ", selected by " + Texts.truncate(options.tags(), 300);
  }

  private static void fact(DlTag list, String name, DomContent value) {
    list.with(each(dt(name), dd(value)));
  }
}
