package stardust.runner.mutant;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All wrong servers. */
public final class Mutants {

  private Mutants() {}

  /** All, those of one area together. */
  public static List<Mutant> all() {
    return Stream.of(
            WireMutants.all(),
            ConnectionMutants.all(),
            ChallengeMutants.all(),
            SolutionMutants.all(),
            JoinMutants.all(),
            DiscoveryMutants.all(),
            DialMutants.all(),
            RelayMutants.all(),
            RobustMutants.all())
        .flatMap(List::stream)
        .toList();
  }

  /** Requirements that bind every server, with the reason why no mutant breaks them. */
  public static Map<String, String> notBroken() {
    return Map.of(
        "CONN-01",
        "a server that is not at its address is found before the first scenario: exit status 3",
        "CONN-22",
        "binds servers of the bare binding only, which the reference is not",
        "WIRE-02",
        "binds servers of the bare binding only, which the reference is not");
  }
}
