package stardust.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.runner.mutant.Mutant;
import stardust.runner.mutant.Mutants;
import stardust.runner.selfcheck.Judged;
import stardust.runner.selfcheck.Matrix;
import stardust.runner.selfcheck.SelfCheck;
import stardust.runner.time.Timing;

/** Checks the suite against the reference and against its mutants. */
@Command(
    name = "selfcheck",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Checks the suite itself: the reference must pass every scenario, and each of its mutants",
      "must be caught by the requirement that it breaks."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the reference passes and every mutant is caught by the requirement that it breaks",
      "1:not so",
      "2:usage error"
    })
final class SelfCheckCommand implements Callable<Integer> {

  /** Long enough that a list at once and one of the period can be told apart on a busy machine. */
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  @Option(
      names = "--mutant",
      paramLabel = "NAME",
      description = "Only this mutant, and not the reference.")
  private @Nullable String name;

  @Option(
      names = "--timeout-scale",
      paramLabel = "X",
      defaultValue = "1.0",
      description = "Multiplies all waits, for slow machines. Default: ${DEFAULT-VALUE}")
  private double scale = 1;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write the mutants and what caught them, as Markdown.")
  private @Nullable Path out;

  @Override
  public Integer call() throws IOException {
    List<Mutant> mutants = selected();
    SelfCheck check = new SelfCheck(timing());
    boolean right = name != null || passes(check.reference());
    List<Judged> judged = check.mutants(mutants);
    judged.forEach(SelfCheckCommand::print);
    if (out != null) {
      Files.writeString(out, Matrix.markdown(judged));
    }
    long caught = judged.stream().filter(SelfCheckCommand::isRight).count();
    System.out.println(caught + " of " + judged.size() + " mutants caught by what they break");
    return right && caught == judged.size()
        ? ExitStatus.CONFORMANT.code()
        : ExitStatus.NOT_CONFORMANT.code();
  }

  private List<Mutant> selected() {
    List<Mutant> selected =
        Mutants.all().stream()
            .filter(mutant -> name == null || mutant.name().equals(name))
            .toList();
    if (selected.isEmpty()) {
      throw new UsageException("no mutant has the name " + name);
    }
    return selected;
  }

  private Timing timing() {
    try {
      return new Timing(scale, INTERVAL);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static boolean passes(List<ScenarioResult> results) {
    List<ScenarioResult> wrong =
        results.stream()
            .filter(result -> result.verdict().isFinding() || result.verdict() == Verdict.BLOCKED)
            .toList();
    System.out.println(
        "reference: " + (results.size() - wrong.size()) + " of " + results.size() + " scenarios");
    wrong.forEach(
        result ->
            System.out.println(
                "  " + result.verdict() + " " + result.id() + ": " + result.reason()));
    return wrong.isEmpty() && !results.isEmpty();
  }

  private static boolean isRight(Judged judged) {
    return judged.caught() == Judged.Catch.CAUGHT && judged.suiteErrors().isEmpty();
  }

  private static void print(Judged judged) {
    Mutant mutant = judged.mutant();
    System.out.printf("%-10s %-42s %s%n", mutant.breaks(), mutant.name(), judged.caught().words());
    if (judged.caught() != Judged.Catch.CAUGHT) {
      System.out.println("    " + mutant.what());
      System.out.println("    named instead: " + String.join(", ", judged.broken()));
    }
    judged.suiteErrors().forEach(error -> System.out.println("    SUITE ERROR " + error));
  }
}
