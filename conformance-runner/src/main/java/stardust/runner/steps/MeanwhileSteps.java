package stardust.runner.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import stardust.runner.probe.Membership;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Peers;
import stardust.runner.probe.Relays;
import stardust.runner.probe.Relays.Relay;
import stardust.runner.time.Timing;

/** What goes on all the time while periods pass, and must not change what they bring. */
public final class MeanwhileSteps {

  private final Peers peers;
  private final Relays relays;
  private final Timing timing;

  public MeanwhileSteps(Peers peers, Relays relays, Timing timing) {
    this.peers = peers;
    this.relays = relays;
    this.timing = timing;
  }

  @Then(
      "{peer} receives a list in each of {int} periods, while it acknowledges unasked all the time")
  public void receivesListsWhileAcknowledging(Peer peer, int periods) {
    receivesLists(peer, periods, () -> peer.membership().acknowledge(1));
  }

  @Then("{peer} receives a list in each of {int} periods, while it dials {peer} all the time")
  public void receivesListsWhileDialling(Peer peer, int periods, Peer target) {
    receivesLists(peer, periods, () -> dialAndEnd(peer, target));
  }

  @Then("{peer} receives a list in each of {int} periods, while {peer} dials it all the time")
  public void receivesListsWhileDialled(Peer peer, int periods, Peer dialler) {
    receivesLists(peer, periods, () -> dialAndEnd(dialler, peer));
  }

  @Then(
      "{peer} receives a list in each of {int} periods, while it dials {peer}, who never joined,"
          + " all the time")
  public void receivesListsWhileRefused(Peer peer, int periods, Peer absent) {
    receivesLists(
        peer, periods, () -> Expect.refused(peer.dial(absent.id().bytes()).answer(), "DIAL-11"));
  }

  @When("{int} periods have passed, in each of which two peers join")
  public void periodsPassWithJoins(int count) {
    repeatedly(joined(), count, 2, () -> peers.fresh().join(Acks.EMPTY));
  }

  /**
   * Acknowledgements may wait behind what is relayed; a dial that is refused brings none of that.
   */
  @When("{int} periods have passed, in each of which {peer} dials {peer}, who never joined")
  public void periodsPassWithDials(int count, Peer dialler, Peer absent) {
    repeatedly(
        joined(),
        count,
        2,
        () -> {
          if (dialler.membership().end().isEmpty()) {
            dialler.dial(absent.id().bytes()).answer();
          }
        });
  }

  private Peer joined() {
    Peer clock = peers.fresh();
    clock.join(Acks.EMPTY);
    return clock;
  }

  private void dialAndEnd(Peer dialler, Peer target) {
    Relay relay = relays.between(dialler, target);
    relay.dialler().reset();
    relay.target().reset();
  }

  /** A peer has the lists of all these periods but perhaps the last, which may be late. */
  private void receivesLists(Peer peer, int periods, Runnable deed) {
    int mark = peer.membership().mark();
    repeatedly(peer, periods, 4, deed);
    Expect.that(
        peer.membership().mark() - mark >= periods - 1,
        "a list in each of " + periods + " periods",
        peer.listsSince(mark));
  }

  /** Does it so many times in each period, as long as the peer on whose time it goes is online. */
  private void repeatedly(Peer clock, int periods, int times, Runnable deed) {
    Membership membership = clock.membership();
    Duration pause = timing.interval().dividedBy(times);
    long end = System.nanoTime() + timing.interval().multipliedBy(periods).toNanos();
    while (System.nanoTime() < end && membership.end().isEmpty()) {
      deed.run();
      membership.await(0, list -> false, pause);
    }
  }
}
