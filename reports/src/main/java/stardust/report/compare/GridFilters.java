package stardust.report.compare;

import static j2html.TagCreator.button;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.output;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;

import j2html.tags.DomContent;
import java.util.LinkedHashMap;
import java.util.Map;

/** Narrows the grid. Hidden until a script serves it. */
final class GridFilters {

  static final String DIFFERENCES = "differences";
  static final String EVERYWHERE = "everywhere";
  static final String ALONE = "alone";

  private GridFilters() {}

  static DomContent render(Comparison comparison) {
    return form(
            choice("show", "Show", "All requirements", kinds(comparison)),
            choice("s", "Section", "Every section", Sections.names(comparison)),
            label(
                    span("Text").withClass("aside"),
                    input().withType("search").withName("q").withPlaceholder("Search"))
                .withClass("search"),
            button("Clear").withType("reset"),
            output().attr("aria-live", "polite"))
        .withId("filters")
        .withClass("filters")
        .attr("role", "search")
        .attr("aria-label", "Filter requirements")
        .attr("hidden", "hidden");
  }

  private static Map<String, String> kinds(Comparison comparison) {
    long alone =
        comparison.requirements().stream().filter(each -> each.failsAlone().isPresent()).count();
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put(DIFFERENCES, "Only differences (" + comparison.differing() + ")");
    kinds.put(
        EVERYWHERE,
        "Fails everywhere: suspect the suite (" + comparison.failingEverywhere().size() + ")");
    kinds.put(ALONE, "Fails in one only (" + alone + ")");
    return kinds;
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
}
