package stardust.runner.mutant;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All wrong servers. */
public final class Mutants {

  private Mutants() {}

  /** All, those of one area together; first those among which are some that take a minute. */
  public static List<Mutant> all() {
    return Stream.of(
            LossMutants.all(),
            RelayMutants.all(),
            LaterRelayMutants.all(),
            WireMutants.all(),
            BareMutants.all(),
            ConnectionMutants.all(),
            ChallengeMutants.all(),
            SolutionMutants.all(),
            JoinMutants.all(),
            DiscoveryMutants.all(),
            DialMutants.all(),
            LaterDialMutants.all(),
            RobustMutants.all(),
            KeyMutants.all(),
            ConnectedAs.mutants(),
            OneWayMutants.all(),
            TurnMutants.all(),
            DeathMutants.all())
        .flatMap(List::stream)
        .toList();
  }

  /** Requirements that bind every server, with the reason why no mutant breaks them. */
  public static Map<String, String> notBroken() {
    return Map.of(
        "CONN-01",
        "a server that is not at its address is found before the first scenario: exit status 3");
  }
}
