package stardust.report.compare;

import static j2html.TagCreator.a;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import stardust.report.model.Failure;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.report.page.Prose;

/** What became of each scenario of one implementation, new failures first. */
final class ChangeList {

  private static final int BEFORE = 0;
  private static final int AFTER = 1;
  private static final int LISTED = 200;

  private final Comparison comparison;

  ChangeList(Comparison comparison) {
    this.comparison = comparison;
  }

  DomContent render() {
    return comparison
        .changes()
        .map(
            changes ->
                each(
                    h2("What changed").withId("changes"),
                    each(Arrays.asList(Change.values()), change -> one(change, changes))))
        .orElse(text(""));
  }

  private static DomContent one(Change change, Changes changes) {
    List<ComparedScenario> scenarios = changes.of(change);
    DomContent title =
        each(strong(Integer.toString(scenarios.size())), text(" "), text(change.words()));
    String key = change.name().toLowerCase(Locale.ROOT).replace('_', '-');
    if (scenarios.isEmpty() || change == Change.UNCHANGED) {
      return div(title).withClasses("change", key);
    }
    return details(
            summary(title),
            ul(
                each(scenarios.stream().limit(LISTED).toList(), ChangeList::scenario),
                scenarios.size() > LISTED
                    ? li("and " + (scenarios.size() - LISTED) + " more")
                    : text("")))
        .withClasses("change", key)
        .condAttr(change == Change.NEW_FAILURE, "open", "");
  }

  private static DomContent scenario(ComparedScenario scenario) {
    ScenarioResult any = scenario.first();
    return li(
        a(Prose.bounded(any.name(), Prose.SHORT))
            .withHref(Links.to(requirement(scenario), AFTER, scenario.id())),
        text(" "),
        span(words(scenario, BEFORE) + " → " + words(scenario, AFTER)).withClass("quiet"));
  }

  private static String words(ComparedScenario scenario, int column) {
    return scenario.verdict(column).map(Verdict::words).orElse("did not run");
  }

  /** The one that is broken, or any that the scenario checks. */
  private static String requirement(ComparedScenario scenario) {
    return scenario.results().stream()
        .flatMap(result -> result.flatMap(ScenarioResult::failure).stream())
        .map(Failure::requirement)
        .filter(id -> !id.isEmpty())
        .findFirst()
        .orElse(scenario.first().requirements().stream().findFirst().orElse(""));
  }
}
