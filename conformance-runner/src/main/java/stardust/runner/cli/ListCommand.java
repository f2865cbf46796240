package stardust.runner.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.engine.ScenarioList;
import stardust.spec.Catalogue;
import stardust.spec.Requirement;

/** Lists the scenarios, or the requirements with their scenarios. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description =
        "Lists the scenarios, or with --requirements the requirements and what checks them.")
final class ListCommand implements Callable<Integer> {

  @Option(names = "--requirements", description = "List requirements, each with its scenarios.")
  private boolean requirements;

  @Override
  public Integer call() {
    Catalogue catalogue = Catalogue.load();
    List<ScenarioInfo> scenarios = ScenarioList.load(catalogue).all();
    if (requirements) {
      catalogue.all().forEach(requirement -> print(requirement, scenarios));
    } else {
      scenarios.forEach(info -> System.out.println(info.id() + "  " + info.source()));
    }
    return ExitStatus.CONFORMANT.code();
  }

  private static void print(Requirement requirement, List<ScenarioInfo> scenarios) {
    String binds =
        requirement.binds().stream()
            .map(role -> role.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    System.out.println(
        requirement.id() + "  " + requirement.level() + "  " + binds + "  " + requirement.text());
    scenarios.stream()
        .filter(info -> info.requirements().contains(requirement.id()))
        .forEach(info -> System.out.println("    " + info.id()));
  }
}
