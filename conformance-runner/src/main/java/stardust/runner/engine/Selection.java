package stardust.runner.engine;

import static java.util.Collections.disjoint;
import static java.util.stream.Collectors.toSet;

import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.util.List;
import java.util.Set;
import stardust.spec.Catalogue;
import stardust.spec.Requirement;

/**
 * Which scenarios to run; an empty criterion selects all.
 *
 * @param tags a tag expression, as "@quiet and not @JOIN-21"
 * @param section the number of a section of PROTOCOL.md, as "5.2", or 5 with all that is in it
 * @param requirement the id of a requirement
 * @param scenario the id of a scenario, or its beginning
 */
public record Selection(String tags, String section, String requirement, String scenario) {

  /** Everything. */
  public static final Selection ALL = new Selection("", "", "", "");

  /**
   * Those of the scenarios that are selected.
   *
   * @param catalogue which says what belongs to a section
   * @throws IllegalArgumentException when the tag expression cannot be read
   */
  public List<ScenarioInfo> of(List<ScenarioInfo> scenarios, Catalogue catalogue) {
    Expression expression = parse();
    Set<String> ofSection = inSection(catalogue);
    return scenarios.stream()
        .filter(info -> section.isEmpty() || !disjoint(info.requirements(), ofSection))
        .filter(info -> expression.evaluate(info.tags().stream().map(tag -> "@" + tag).toList()))
        .filter(info -> requirement.isEmpty() || info.requirements().contains(requirement))
        .filter(info -> scenario.isEmpty() || info.id().startsWith(scenario))
        .toList();
  }

  /** For people and for the report. */
  public String words() {
    StringBuilder words = new StringBuilder();
    append(words, "tags", tags);
    append(words, "section", section);
    append(words, "requirement", requirement);
    append(words, "scenario", scenario);
    return words.toString();
  }

  private static void append(StringBuilder words, String what, String value) {
    if (!value.isEmpty()) {
      words.append(words.isEmpty() ? "" : ", ").append(what).append(' ').append(value);
    }
  }

  private Set<String> inSection(Catalogue catalogue) {
    return catalogue.all().stream()
        .filter(each -> isIn(each.section().split(" ", 2)[0]))
        .map(Requirement::id)
        .collect(toSet());
  }

  private boolean isIn(String number) {
    return number.equals(section) || number.startsWith(section + ".");
  }

  private Expression parse() {
    try {
      return TagExpressionParser.parse(tags);
    } catch (TagExpressionException e) {
      throw new IllegalArgumentException(
          "the tag expression \"" + tags + "\" cannot be read: " + e.getMessage(), e);
    }
  }
}
