package stardust.runner.client.mutant;

import java.util.List;
import java.util.stream.Stream;

/** All wrong clients. */
public final class ClientMutants {

  private ClientMutants() {}

  /** All, those of one area together. */
  public static List<ClientMutant> all() {
    return Stream.of(
            InitMutants.all(),
            SecretMutants.all(),
            ChallengeMutants.all(),
            OddChallengeMutants.all(),
            HugeLengthMutants.all(),
            AnswerMutants.all(),
            RepeatMutants.all(),
            ConnectingMutants.all(),
            ListMutants.all(),
            DiallingMutants.all(),
            PeerMutants.all(),
            TargetMutants.all(),
            ProofMutants.all(),
            BareMutants.all())
        .flatMap(List::stream)
        .toList();
  }
}
