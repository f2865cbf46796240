package stardust.runner.cli;

import java.util.List;
import picocli.CommandLine.Option;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.engine.ScenarioList;
import stardust.runner.engine.Selection;
import stardust.spec.Catalogue;
import stardust.spec.Role;

/** Which scenarios to run. */
final class SelectionOptions {

  @Option(
      names = "--tags",
      paramLabel = "EXPR",
      defaultValue = "",
      description = "Only scenarios that a tag expression selects, as \"@DISC-02 or @quiet\".")
  private String tags = "";

  @Option(
      names = "--section",
      paramLabel = "N",
      defaultValue = "",
      description = "Only scenarios of this section of PROTOCOL.md, as 5.2, or 5 for all of it.")
  private String section = "";

  @Option(
      names = "--requirement",
      paramLabel = "ID",
      defaultValue = "",
      description = "Only scenarios that check this requirement.")
  private String requirement = "";

  @Option(
      names = "--scenario",
      paramLabel = "ID",
      defaultValue = "",
      description = "Only the scenario with this id, or those whose ids begin so.")
  private String scenario = "";

  /** What was asked for. */
  Selection get() {
    return new Selection(tags, section, requirement, scenario);
  }

  /** The scenarios of the role that are selected; none is a usage error. */
  List<ScenarioInfo> of(Role role, Catalogue catalogue) {
    if (!requirement.isEmpty() && catalogue.find(requirement).isEmpty()) {
      throw new UsageException(
          "no requirement has the id " + requirement + "; see: stardust list --requirements");
    }
    try {
      List<ScenarioInfo> selected = get().of(ScenarioList.load(catalogue).of(role), catalogue);
      if (selected.isEmpty()) {
        throw new UsageException(
            "no scenario is selected by " + get().words() + "; see: stardust list");
      }
      return selected;
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
