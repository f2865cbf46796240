package stardust.report.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import stardust.report.assess.Standing;
import stardust.spec.Requirement;

/**
 * Where one requirement stands in each of the results.
 *
 * @param id of the requirement
 * @param requirement what it says; absent if the catalogue does not have the id
 * @param standings in the order of the columns
 */
record ComparedRequirement(String id, Optional<Requirement> requirement, List<Standing> standings) {

  ComparedRequirement {
    standings = List.copyOf(standings);
  }

  /** Whether two runs that checked it do not agree. */
  boolean differs() {
    return standings.stream().filter(Standings::isChecked).distinct().count() > 1;
  }

  /**
   * Whether all fail that could be judged, and those are two at least: then the suite may be wrong
   * as well as all of them.
   */
  boolean failsEverywhere() {
    List<Standing> judged = standings.stream().filter(Standing::isJudged).toList();
    return judged.size() > 1 && judged.stream().allMatch(Standings::fails);
  }

  /** The one column that fails where another holds, if it is one. */
  Optional<Integer> failsAlone() {
    List<Integer> failing =
        IntStream.range(0, standings.size())
            .filter(i -> Standings.fails(standings.get(i)))
            .boxed()
            .toList();
    return failing.size() == 1 && standings.contains(Standing.HOLDS)
        ? Optional.of(failing.get(0))
        : Optional.empty();
  }

  boolean isChecked() {
    return standings.stream().anyMatch(Standings::isChecked);
  }
}
