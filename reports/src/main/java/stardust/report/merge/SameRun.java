package stardust.report.merge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.text.Texts;

/** Whether shards are parts of one run. Where they listened may differ: each has its own port. */
final class SameRun {

  private static final int LONGEST = 300;

  private static final String SHARDS =
      "; shards are parts of one run, so run them with the same suite, target and options";

  private SameRun() {}

  static void check(List<Shard> shards) throws MergeException {
    agree(shards, "were judged by different suites", RunResult::suite);
    agree(shards, "are of different roles", run -> run.target().role());
    agree(shards, "are of targets of different kinds", run -> run.target().kind());
    agree(shards, "are of different targets", SameRun::target);
    agree(shards, "were declared otherwise", run -> run.target().declared());
    agree(shards, "had different seeds", run -> run.options().seed());
    agree(shards, "had different timeout scales", run -> run.options().timeoutScale());
    agree(shards, "were not equally strict", run -> run.options().strict());
    agree(shards, "knew of different failures", run -> run.options().known());
    disjoint(shards);
  }

  /** Without the address where the description has it. */
  private static Object target(RunResult run) {
    String address = run.target().address();
    String description = run.target().description();
    return address.isEmpty() ? description : description.replace(address, "");
  }

  private static void agree(List<Shard> shards, String complaint, Function<RunResult, Object> fact)
      throws MergeException {
    Shard first = shards.get(0);
    Object wanted = fact.apply(first.run());
    for (Shard other : shards) {
      Object found = fact.apply(other.run());
      if (!wanted.equals(found)) {
        throw new MergeException(
            first.name()
                + " and "
                + other.name()
                + " "
                + complaint
                + " ("
                + words(wanted)
                + " and "
                + words(found)
                + ")"
                + SHARDS);
      }
    }
  }

  private static String words(Object fact) {
    return Texts.truncate(Texts.oneLine(Texts.visible(fact.toString())), LONGEST);
  }

  private static void disjoint(List<Shard> shards) throws MergeException {
    Map<String, Shard> owners = new HashMap<>();
    for (Shard shard : shards) {
      List<String> ids =
          shard.run().scenarios().stream().map(ScenarioResult::id).distinct().toList();
      for (String id : ids) {
        Shard owner = owners.putIfAbsent(id, shard);
        if (owner != null) {
          throw new MergeException(
              "the scenario "
                  + words(id)
                  + " is in "
                  + owner.name()
                  + " and in "
                  + shard.name()
                  + "; shards have no scenario in common; to compare the two, leave out --merge");
        }
      }
    }
  }
}
