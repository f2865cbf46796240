package stardust.runner.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import stardust.runner.engine.ScenarioRecord;
import stardust.runner.probe.Answer;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.Offers;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Peers;
import stardust.runner.probe.ServerUnderTest;
import stardust.spec.message.DialResponse;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinVerify;

/** Where the protocol is silent: what the server does is noted, and judged by nobody. */
public final class ObservingSteps {

  private final ScenarioRecord seen;
  private final ServerUnderTest server;
  private final Offers offers;
  private final Peers peers;

  public ObservingSteps(ScenarioRecord seen, ServerUnderTest server, Offers offers, Peers peers) {
    this.seen = seen;
    this.server = server;
    this.offers = offers;
    this.peers = peers;
  }

  @Then("it is noted which security protocols and muxers the server agrees to")
  public void noteOffers() {
    seen.note("the server agrees to " + offers.describe());
  }

  @Then("it is noted whether {peer}'s connection stays open")
  public void noteConnection(Peer peer) {
    peers.fresh().getChallenge();
    seen.note(
        peer.lost()
            .map(closure -> "the server ended the connection: " + closure.why())
            .orElse("the server left the connection open"));
  }

  @Given("{peer} has connected with an identity of its connection only")
  public void connectsWithOtherIdentity(Peer peer) {
    peer.connect();
    peer.become(peers.fresh().identity());
  }

  @Then("it is noted whether {peer} can join")
  public void noteJoin(Peer peer) {
    Exchange join = peer.exchange();
    join.sendInit(join.init(peer.random128()));
    Answer<JoinChallenge> challenge = join.awaitChallenge();
    if (!challenge.accepted()) {
      seen.note("the server refuses it: " + challenge.seen());
      return;
    }
    join.sendSolution(join.rightSolution());
    Answer<JoinVerify> verify = join.awaitVerify();
    seen.note(verify.accepted() ? "the server accepts it" : "it is refused: " + verify.seen());
  }

  @Then("it is noted how the server answers a second JoinInit of {peer} on a new stream")
  public void noteSecondJoin(Peer peer) {
    Exchange second = peer.register();
    second.sendInit(second.init(peer.random128()));
    seen.note("to a second JoinInit, " + second.awaitChallenge().seen());
  }

  @Then("it is noted whether {peer}'s lists have {peer}")
  public void noteSelf(Peer peer, Peer self) {
    peer.awaitList(0, list -> true, "DISC-01", "a Discovery");
    boolean listed = peer.membership().after(0).stream().anyMatch(list -> list.lists(self.id()));
    seen.note(listed ? "a peer is in its own list" : "a peer is not in its own list");
  }

  @Then("it is noted whether {peer}'s lists have the server")
  public void noteServer(Peer peer) {
    peer.awaitList(0, list -> true, "DISC-01", "a Discovery");
    seen.note(
        server
            .peerId()
            .map(
                id ->
                    peer.membership().after(0).stream().anyMatch(list -> list.lists(id))
                        ? "the server is in the list"
                        : "the server is not in the list")
            .orElse("the address does not tell the server's id"));
  }

  @Then("it is noted how the server answers when {peer} dials itself")
  public void noteSelfDial(Peer peer) {
    Answer<DialResponse> answer = peer.dial(peer.id().bytes()).answer();
    seen.note("to a dial of oneself, " + answer.seen());
  }

  @Then("it is noted how the server answers when {peer} dials {peer}")
  public void noteUnjoinedDial(Peer peer, Peer target) {
    Answer<DialResponse> answer = peer.dial(target.id().bytes()).answer();
    seen.note("to a dial by a peer that has not joined, " + answer.seen());
  }
}
