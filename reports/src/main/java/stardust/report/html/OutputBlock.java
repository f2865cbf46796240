package stardust.report.html;

import static j2html.TagCreator.details;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import stardust.report.model.OutputLine;
import stardust.report.model.ScenarioResult;
import stardust.report.page.Prose;
import stardust.report.text.Texts;

/** What the target printed while a scenario ran, closed until a reader opens it. */
final class OutputBlock {

  private final Page page;
  private final ScenarioResult scenario;
  private final List<OutputLine> shown;

  OutputBlock(Page page, ScenarioResult scenario) {
    this.page = page;
    this.scenario = scenario;
    this.shown = page.outputRoom().of(scenario);
  }

  DomContent render() {
    long printed = scenario.outputDropped() + scenario.output().size();
    if (printed == 0) {
      return text("");
    }
    String who = page.run().target().role().name().toLowerCase(Locale.ROOT);
    return details(
            summary(
                "What the " + who + " printed meanwhile (" + Texts.count(printed, "line") + ")"),
            p(notes()).withClass("quiet"),
            shown.isEmpty() ? text("") : lines())
        .withClass("detail output");
  }

  private String notes() {
    List<String> notes = new ArrayList<>();
    notes.add("Times are milliseconds since the scenario started.");
    if (page.run().options().parallel() > 1) {
      notes.add("Some of it may be about scenarios that ran beside this one.");
    }
    if (scenario.outputDropped() > 0) {
      notes.add(earlier(scenario.outputDropped(), "kept nowhere."));
    }
    int more = scenario.output().size() - shown.size();
    if (more > 0) {
      notes.add(earlier(more, "left out to keep the page small; results.json has them."));
    }
    return String.join(" ", notes);
  }

  private static String earlier(long lines, String fate) {
    String number = Texts.count(lines, "earlier line").replaceFirst("\\d+", Prose.number(lines));
    return number + (lines == 1 ? " is " : " are ") + fate;
  }

  /** Reached by the keyboard, as it scrolls. */
  private DomContent lines() {
    return ol(each(shown, this::line)).attr("tabindex", "0").attr("aria-label", "Output");
  }

  private DomContent line(OutputLine line) {
    return li(
        span(millis(Duration.between(scenario.started(), line.time()))).withClass("at"),
        span(line.error() ? "err" : "").withClass("on"),
        span(Prose.bounded(line.text(), OutputRoom.CHARACTERS)));
  }

  /** As the times of the trace. */
  private static String millis(Duration at) {
    return String.format(Locale.ROOT, "%,.1f", at.toNanos() / 1e6);
  }
}
