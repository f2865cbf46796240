package stardust.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.runner.client.mutant.ClientMutant;
import stardust.runner.client.mutant.ClientMutants;
import stardust.runner.engine.Selection;
import stardust.runner.mutant.Defect;
import stardust.runner.mutant.Mutant;
import stardust.runner.mutant.Mutants;
import stardust.runner.selfcheck.Judged;
import stardust.runner.selfcheck.Matrix;
import stardust.runner.selfcheck.SelfCheck;
import stardust.runner.time.Timing;
import stardust.spec.Role;

/** Checks the suite against the reference and against its mutants. */
@Command(
    name = "selfcheck",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Checks the suite itself: the reference must pass every scenario, and each of its mutants",
      "must be caught by the requirement that it breaks. Nor may a scenario be there that nobody",
      "would miss: the only one of a requirement, or the only one that catches some mutant."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the reference passes, every mutant is caught by what it breaks, no scenario is needless",
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
      description =
          "Where to write the mutants and what caught them, as Markdown. With --mutant a folder:"
              + " all scenarios are run against that mutant, or those that are selected, and the"
              + " folder gets the usual report, which does not say what the mutant is.")
  private @Nullable Path out;

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @Override
  public Integer call() throws IOException {
    List<Mutant> servers = named(Mutants.all());
    List<ClientMutant> clients = named(ClientMutants.all());
    if (servers.isEmpty() && clients.isEmpty()) {
      throw new UsageException("no mutant has the name " + name);
    }
    if (!selection.get().equals(Selection.ALL) && (name == null || out == null)) {
      throw new UsageException("a selection of scenarios is for --mutant NAME with --out DIR only");
    }
    if (name != null && out != null) {
      return report(servers, clients, new MutantReports(selection, timing(), out));
    }
    SelfCheck check = new SelfCheck(timing(), progress());
    boolean right = name != null || referencesPass(check);
    List<Judged> all = check.mutants(servers, clients);
    if (name == null) {
      right &= noneIsNeedless(check.needless(Role.SERVER, all.subList(0, servers.size())));
      right &= noneIsNeedless(check.needless(Role.CLIENT, all.subList(servers.size(), all.size())));
    }
    wrongLast(all).forEach(SelfCheckCommand::print);
    if (out != null) {
      Files.writeString(out, Matrix.markdown(all));
    }
    long caught = all.stream().filter(SelfCheckCommand::isRight).count();
    System.out.println(caught + " of " + all.size() + " mutants caught by what they break");
    return right && caught == all.size()
        ? ExitStatus.CONFORMANT.code()
        : ExitStatus.NOT_CONFORMANT.code();
  }

  private static int report(List<Mutant> servers, List<ClientMutant> clients, MutantReports reports)
      throws IOException {
    if (servers.isEmpty()) {
      reports.ofClient(clients.get(0));
    } else {
      reports.ofServer(servers.get(0));
    }
    return ExitStatus.CONFORMANT.code();
  }

  private <D extends Defect> List<D> named(List<D> mutants) {
    return mutants.stream().filter(mutant -> name == null || mutant.name().equals(name)).toList();
  }

  /** To standard error, as the matrix on standard output comes in one piece at the end. */
  private static Consumer<String> progress() {
    long begun = System.nanoTime();
    return line ->
        System.err.printf(
            "%3d s: %s%n", Duration.ofNanos(System.nanoTime() - begun).toSeconds(), line);
  }

  private Timing timing() {
    try {
      return new Timing(scale, INTERVAL);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static boolean referencesPass(SelfCheck check) {
    boolean right = true;
    for (SelfCheck.Reference each : check.references()) {
      String who = "reference " + each.role().name().toLowerCase(Locale.ROOT);
      right &= passes(who + ", " + each.binding(), each.results());
    }
    return right;
  }

  private static boolean passes(String who, List<ScenarioResult> results) {
    List<ScenarioResult> wrong =
        results.stream()
            .filter(result -> result.verdict().isFinding() || result.verdict() == Verdict.BLOCKED)
            .toList();
    System.out.println(
        who + ": " + (results.size() - wrong.size()) + " of " + results.size() + " scenarios");
    wrong.forEach(result -> System.out.println("  " + said(result)));
    return wrong.isEmpty() && !results.isEmpty();
  }

  private static String said(ScenarioResult result) {
    return result.verdict() + " " + result.id() + ": " + result.reason();
  }

  private static boolean noneIsNeedless(List<String> needless) {
    needless.forEach(
        id ->
            System.out.println(
                "needless: "
                    + id
                    + " (no mutant and no requirement is without a check if it goes)"));
    return needless.isEmpty();
  }

  /** What must be read stands at the end, where the log of a pipeline is read first. */
  private static List<Judged> wrongLast(List<Judged> all) {
    return all.stream()
        .sorted(Comparator.comparing(SelfCheckCommand::isRight, Comparator.reverseOrder()))
        .toList();
  }

  private static boolean isRight(Judged judged) {
    return judged.caught() == Judged.Catch.CAUGHT && judged.suiteErrors().isEmpty();
  }

  private static void print(Judged judged) {
    Defect mutant = judged.mutant();
    System.out.printf("%-10s %-42s %s%n", mutant.breaks(), mutant.name(), judged.caught().words());
    if (judged.caught() != Judged.Catch.CAUGHT) {
      System.out.println("    " + mutant.what());
      System.out.println("    named instead: " + String.join(", ", judged.broken()));
      judged.ofWhatItBreaks().forEach(result -> System.out.println("    " + said(result)));
    }
    judged.suiteErrors().forEach(error -> System.out.println("    SUITE ERROR " + error));
  }
}
