package stardust.runner.mutant;

import java.util.List;
import java.util.stream.Stream;

/** All wrong servers. */
public final class Mutants {

  private Mutants() {}

  /**
   * All, those of one area together; first those among which are some that take half a minute and
   * more.
   */
  public static List<Mutant> all() {
    return Stream.of(
            LossMutants.all(),
            RelayMutants.all(),
            LaterRelayMutants.all(),
            TornRelayMutants.all(),
            OneWayMutants.all(),
            IdleMutants.all(),
            SeldomMutants.all(),
            FieldMutants.all(),
            MplexMutants.all(),
            PendingMutants.all(),
            PutsListsOff.all(),
            StandingMutants.all(),
            HistoryMutants.all(),
            BesideMutants.all(),
            WireMutants.all(),
            BareMutants.all(),
            ConnectionMutants.all(),
            ChallengeMutants.all(),
            SolutionMutants.all(),
            JoinMutants.all(),
            LaterJoinMutants.all(),
            DiscoveryMutants.all(),
            AckMutants.all(),
            DialMutants.all(),
            EarlyMutants.all(),
            LaterDialMutants.all(),
            LeftDiallerMutants.all(),
            LateRelayMutants.all(),
            MuxerFrameMutants.all(),
            GrudgeMutants.all(),
            LeftoverMutants.all(),
            SuperfluousMutants.all(),
            HastyMutants.all(),
            MadeUpDialMutants.all(),
            WebSocketMutants.all(),
            PausedListMutants.all(),
            DialledListMutants.all(),
            BegunJoinMutants.all(),
            SecondJoinMutants.all(),
            OneForAllMutants.all(),
            ShadowedMutants.all(),
            RobustMutants.all(),
            KeyMutants.all(),
            ConnectedAs.mutants(),
            SpellingMutants.all(),
            ReachMutants.all(),
            TurnMutants.all(),
            DeathMutants.all(),
            PieceMutants.all(),
            PipelinedMutants.all(),
            GroupMutants.all(),
            OddConnectionMutants.all(),
            AftermathMutants.all(),
            OccupiedMutants.all(),
            MemberMutants.all(),
            RefusedMutants.all(),
            NearMutants.all(),
            ValueMutants.all(),
            LaterStreamMutants.all())
        .flatMap(List::stream)
        .toList();
  }
}
