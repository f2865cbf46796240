package stardust.report.html;

import static j2html.TagCreator.button;
import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.form;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.option;
import static j2html.TagCreator.output;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;

import j2html.tags.DomContent;
import java.util.LinkedHashMap;
import java.util.Map;
import stardust.report.assess.Standing;
import stardust.report.model.Verdict;
import stardust.report.page.Prose;
import stardust.spec.Level;

/** Narrows the scenarios and the text of the protocol below it. Hidden until a script serves it. */
final class Filters implements Section {

  @Override
  public DomContent render(Page page) {
    return form(
            label(
                    span("Text").withClass("aside"),
                    input().withType("search").withName("q").withPlaceholder("Search"))
                .withClass("search"),
            choice("l", "Level", "Every level", levels()),
            choice("s", "Section", "Every section", new Chapters(page).names()),
            button("Clear").withType("reset"),
            output().attr("aria-live", "polite"),
            fieldset(legend("Show only"), each(verdicts(page), (key, words) -> verdict(key, words)))
                .withClass("choices"))
        .withId("filters")
        .withClass("filters")
        .attr("role", "search")
        .attr("aria-label", "Filter scenarios and requirements")
        .attr("hidden", "hidden");
  }

  private static Map<String, String> levels() {
    Map<String, String> levels = new LinkedHashMap<>();
    for (Level level : Level.values()) {
      levels.put(level.name(), level.name());
    }
    return levels;
  }

  /** Those that occur, scenarios' words before requirements' own. */
  private static Map<String, String> verdicts(Page page) {
    Map<String, String> found = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      if (page.assessment().count(verdict) > 0) {
        found.put(Prose.key(verdict), verdict.words());
      }
    }
    for (Standing standing : new Standing[] {Standing.NOT_CHECKED, Standing.OTHER_ROLE}) {
      if (!page.assessment().ids(standing).isEmpty()) {
        found.put(standing.key(), standing.words());
      }
    }
    return found;
  }

  private static DomContent choice(
      String name, String title, String all, Map<String, String> options) {
    return label(
        span(title).withClass("aside"),
        select(
                option(all).withValue(""),
                each(options, (value, words) -> option(words).withValue(value)))
            .withName(name));
  }

  private static DomContent verdict(String key, String words) {
    return label(
        input().withType("checkbox").withName("v").withValue(key),
        span().withClasses("swatch", key),
        span(words));
  }
}
