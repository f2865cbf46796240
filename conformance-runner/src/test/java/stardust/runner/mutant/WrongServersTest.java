package stardust.runner.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import stardust.report.model.Verdict;

/** A suite that cannot fail proves nothing: three wrong servers, each red where it is wrong. */
class WrongServersTest {

  @Test
  void theReferenceBreaksNothing() {
    RunOf run = RunOf.server(parts -> parts);

    assertThat(run.count()).isGreaterThan(100);
    assertThat(run.with(Verdict.FAILED)).isEmpty();
    assertThat(run.with(Verdict.NON_STRICT)).isEmpty();
    assertThat(run.with(Verdict.BLOCKED)).isEmpty();
    assertThat(run.with(Verdict.SUITE_ERROR)).isEmpty();
  }

  @Test
  void aServerThatListsARefusedPeerBreaksThatAndNothingElse() {
    RunOf run = RunOf.server(ListsTheRefused::around);

    assertThat(run.broken()).as(() -> run.with(Verdict.FAILED).toString()).containsOnly("JOIN-31");
    assertThat(run.with(Verdict.SUITE_ERROR)).isEmpty();
  }

  @Test
  void aServerThatAnnouncesNoJoinBreaksThatAndNothingElse() {
    RunOf run = RunOf.server(TellsOnlyTheNewcomer::around);

    assertThat(run.broken()).as(() -> run.with(Verdict.FAILED).toString()).containsOnly("DISC-02");
    assertThat(run.with(Verdict.SUITE_ERROR)).isEmpty();
  }

  @Test
  void aServerThatSwapsTwoRelayedBytesBreaksThatAndNothingElse() {
    RunOf run = RunOf.server(SwapsTwoBytes::around);

    assertThat(run.broken()).as(() -> run.with(Verdict.FAILED).toString()).containsOnly("RELAY-01");
    assertThat(run.blockers()).containsOnly("RELAY-01");
    assertThat(run.with(Verdict.SUITE_ERROR)).isEmpty();
  }
}
