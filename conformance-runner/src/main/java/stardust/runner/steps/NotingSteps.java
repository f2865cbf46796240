package stardust.runner.steps;

import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.Optional;
import stardust.message.RawMessage;
import stardust.runner.engine.ScenarioRecord;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Peers;
import stardust.runner.probe.Sighting;
import stardust.runner.time.Timing;
import stardust.spec.message.JoinInit;

/** Times, sizes and choices that the protocol leaves to the server. */
public final class NotingSteps {

  private static final int[] SIZES = {1 << 10, 16 << 10, 64 << 10, 256 << 10, 1 << 20, 4 << 20};

  private final ScenarioRecord seen;
  private final Peers peers;
  private final Timing timing;

  public NotingSteps(ScenarioRecord seen, Peers peers, Timing timing) {
    this.seen = seen;
    this.peers = peers;
    this.timing = timing;
  }

  @Then("it is noted up to which length the server takes a JoinInit")
  public void noteLongestMessage() {
    String longest = "no JoinInit of 1024 bytes is taken";
    for (int size : SIZES) {
      if (!takes(size)) {
        break;
      }
      longest = "a JoinInit of " + size + " bytes is taken";
    }
    seen.note(longest);
  }

  @Then("it is noted what the server does while {peer} sends no solution")
  public void noteWait(Peer peer) {
    long start = System.nanoTime();
    String what = peer.exchange().awaitVerify(timing.patience()).seen();
    Duration waited = Duration.ofNanos(System.nanoTime() - start);
    seen.note("after " + waited.toSeconds() + " s without a solution: " + what);
  }

  @Then("it is noted whether {peer} is told at once that {peer} leaves")
  public void noteLeave(Peer witness, Peer leaver) {
    int before = witness.membership().mark();
    witness.awaitList(before, list -> true, "DISC-03", "a Discovery");
    int mark = witness.membership().mark();
    leaver.link().close();
    Optional<Sighting> told =
        witness.membership().await(mark, list -> !list.lists(leaver.id()), timing.atOnce());
    seen.note(told.isPresent() ? "a leave is announced at once" : "a leave is not announced");
  }

  @Then("it is noted which connection of {peer} gets a dial by {peer}")
  public void noteDialledConnection(Peer target, Peer dialler) {
    dialler.dial(target.id().bytes()).answer();
    for (int i = 0; i < target.links().size(); i++) {
      Duration wait = i == 0 ? Duration.ZERO : timing.answer();
      Optional<BlockingStream> offered =
          target.links().get(i).offered().awaitAfter(0, stream -> true, wait);
      if (offered.isPresent()) {
        seen.note(i == 0 ? "the first connection is dialled" : "the second connection is dialled");
        return;
      }
    }
    seen.note("no connection is dialled: " + dialler.lastDial().answer().seen());
  }

  private boolean takes(int size) {
    Peer peer = peers.fresh();
    Exchange join = peer.exchange();
    JoinInit init = join.init(peer.random128());
    byte[] padding = new byte[Math.max(0, size - init.getSerializedSize())];
    byte[] payload = RawMessage.of(init.toByteArray()).bytes(300, padding).toBytes();
    join.pipe().sendPayload(payload, "JoinInit of " + size + " bytes");
    return join.awaitChallenge().accepted();
  }
}
