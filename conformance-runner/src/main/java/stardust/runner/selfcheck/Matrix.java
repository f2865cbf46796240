package stardust.runner.selfcheck;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The mutants and what became of them, as Markdown. */
public final class Matrix {

  private static final String HEAD =
      """
      # Mutants

      Deliberately wrong servers and clients, each the reference with one part exchanged, and what the suite says of them.
      `./stardust selfcheck` runs them all and ends with 0 only if each is caught by the requirement that it breaks
      and the reference passes every scenario. Written by `./stardust selfcheck --out conformance-runner/MUTANTS.md`.

      """;

  private Matrix() {}

  /** One row for each mutant, by requirement. */
  public static String markdown(List<Judged> judged) {
    StringBuilder text = new StringBuilder(HEAD);
    long caught = judged.stream().filter(each -> each.caught() == Judged.Catch.CAUGHT).count();
    text.append(caught).append(" of ").append(judged.size()).append(" are caught.\n\n");
    text.append("| Breaks | Mutant | What it does | Verdict | What the suite says |\n");
    text.append("|---|---|---|---|---|\n");
    judged.stream()
        .sorted(Comparator.comparing(each -> each.mutant().breaks()))
        .forEach(each -> text.append(row(each)));
    return text.toString();
  }

  private static String row(Judged judged) {
    String row =
        List.of(
                judged.mutant().breaks(),
                "`" + judged.mutant().name() + "`",
                judged.mutant().what(),
                judged.caught().words(),
                cell(judged.reason()))
            .stream()
            .collect(Collectors.joining(" | ", "| ", " |\n"));
    return row;
  }

  private static String cell(String text) {
    return text.replaceAll("\\s+", " ").replace("|", "\\|").replaceAll("\\p{Cntrl}", "?");
  }
}
