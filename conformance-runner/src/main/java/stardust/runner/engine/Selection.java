package stardust.runner.engine;

import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.util.List;

/**
 * Which scenarios to run; an empty criterion selects all.
 *
 * @param tags a tag expression, as "@quiet and not @JOIN-21"
 * @param requirement the id of a requirement
 * @param scenario the id of a scenario, or its beginning
 */
public record Selection(String tags, String requirement, String scenario) {

  /** Everything. */
  public static final Selection ALL = new Selection("", "", "");

  /**
   * Those of the scenarios that are selected.
   *
   * @throws IllegalArgumentException when the tag expression cannot be read
   */
  public List<ScenarioInfo> of(List<ScenarioInfo> scenarios) {
    Expression expression = parse();
    return scenarios.stream()
        .filter(info -> expression.evaluate(info.tags().stream().map(tag -> "@" + tag).toList()))
        .filter(info -> requirement.isEmpty() || info.requirements().contains(requirement))
        .filter(info -> scenario.isEmpty() || info.id().startsWith(scenario))
        .toList();
  }

  /** For people and for the report. */
  public String words() {
    StringBuilder words = new StringBuilder();
    append(words, "tags", tags);
    append(words, "requirement", requirement);
    append(words, "scenario", scenario);
    return words.toString();
  }

  private static void append(StringBuilder words, String what, String value) {
    if (!value.isEmpty()) {
      words.append(words.isEmpty() ? "" : ", ").append(what).append(' ').append(value);
    }
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
