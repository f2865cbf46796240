package stardust.runner.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.engine.ScenarioList;
import stardust.runner.judge.Hints;
import stardust.spec.Catalogue;
import stardust.spec.Requirement;
import stardust.spec.Source;

/** Says what a requirement is. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Prints what a requirement says, where it comes from, and what checks it.")
final class ExplainCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ID", description = "The id of a requirement, as JOIN-21.")
  private String id = "";

  @Override
  public Integer call() {
    Catalogue catalogue = Catalogue.load();
    Requirement requirement =
        catalogue
            .find(id)
            .orElseThrow(
                () ->
                    new UsageException(
                        "no requirement has the id " + id + "; see: stardust list --requirements"));
    System.out.println(
        requirement.id() + " (" + requirement.level() + ", section " + requirement.section() + ")");
    System.out.println();
    System.out.println(requirement.text());
    System.out.println();
    System.out.println(source(requirement.source()));
    String hint = Hints.load().of(id);
    if (!hint.isEmpty()) {
      System.out.println();
      System.out.println("What usually causes its failure: " + hint);
    }
    List<ScenarioInfo> scenarios =
        ScenarioList.load(catalogue).all().stream()
            .filter(info -> info.requirements().contains(id))
            .toList();
    System.out.println();
    System.out.println(scenarios.isEmpty() ? "No scenario checks it yet." : "Checked by:");
    scenarios.forEach(info -> System.out.println("  " + info.id() + "  " + info.source()));
    return ExitStatus.CONFORMANT.code();
  }

  private static String source(Source source) {
    if (source instanceof Source.Original original) {
      return "The original says: \"" + original.quote() + "\"";
    }
    Source.Gap gap = (Source.Gap) source;
    return "The original leaves open (" + gap.id() + "): " + gap.text();
  }
}
