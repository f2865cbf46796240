package stardust.report.html;

import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.section;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import j2html.tags.specialized.DlTag;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import stardust.report.model.RunOptions;
import stardust.report.model.RunResult;
import stardust.report.model.Target;
import stardust.report.text.Texts;

/** What was tested, by what, and how to do it again. */
final class RunFacts implements Section {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @Override
  public DomContent render(Page page) {
    return section(
            h2("What was tested").withId("facts"),
            target(page.run().target()),
            Commands.block("Run it again", page.run().options().command()),
            run(page.run()))
        .withClass("facts")
        .attr("aria-labelledby", "facts");
  }

  private static DomContent target(Target target) {
    DlTag list = dl();
    fact(
        list,
        "Target",
        text(
            Texts.truncate(
                target.kind() + ", as a " + target.role().name().toLowerCase(Locale.ROOT), 300)));
    if (!target.address().isEmpty()) {
      fact(list, "Address", code(Prose.bounded(target.address(), Prose.SHORT)));
    }
    facts(list, target.declared(), "declared");
    facts(list, target.detected(), "detected");
    return list;
  }

  private static void facts(DlTag list, Map<String, String> facts, String how) {
    facts.forEach(
        (name, value) ->
            fact(
                list,
                Texts.truncate(name, 80) + " (" + how + ")",
                code(Prose.bounded(value, Prose.SHORT))));
  }

  private static DomContent run(RunResult run) {
    RunOptions options = run.options();
    DlTag list = dl();
    fact(list, "Started", text(WHEN.format(run.started())));
    fact(list, "Took", text(Texts.duration(run.took())));
    fact(list, "Scenarios", text(run.scenarios().size() + selection(options)));
    fact(list, "Seed", code(Long.toString(options.seed())));
    fact(list, "Timeout scale", text(Double.toString(options.timeoutScale())));
    fact(list, "In parallel", text(Integer.toString(options.parallel())));
    fact(list, "Strict", text(options.strict() ? "yes: a broken SHOULD counts" : "no"));
    fact(list, "Suite", text(run.suite().name() + " " + run.suite().version()));
    fact(list, "Protocol text", text(run.suite().specRevision()));
    fact(list, "Ran on", text(run.environment().os() + ", " + run.environment().java()));
    fact(list, "Processors", text(Integer.toString(run.environment().cores())));
    return list;
  }

  private static String selection(RunOptions options) {
    return options.tags().isEmpty() ? "" : ", selected by " + Texts.truncate(options.tags(), 300);
  }

  private static void fact(DlTag list, String name, DomContent value) {
    list.with(each(dt(name), dd(value)));
  }
}
