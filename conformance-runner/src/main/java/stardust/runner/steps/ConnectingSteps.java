package stardust.runner.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stardust.muxer.MuxerFactory;
import stardust.peer.PeerId;
import stardust.runner.judge.NotApplicable;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.DialAttempt;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.Link;
import stardust.runner.probe.MessagePipe;
import stardust.runner.probe.Negotiations;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Peers;
import stardust.runner.probe.ServerUnderTest;
import stardust.runner.probe.Talk;
import stardust.runner.time.Timing;
import stardust.security.SecurityProtocol;
import stardust.spec.message.DialRequest;
import stardust.spec.message.JoinInit;

/** Connections, and the agreements on a muxer and on stardust. */
public final class ConnectingSteps {

  /** How much of a name a finding says. */
  private static final int SHOWN = 60;

  private final ServerUnderTest server;
  private final Negotiations negotiations;
  private final Timing timing;
  private final Peers peers;
  private final Map<Peer, List<BlockingStream>> silent = new HashMap<>();
  private final List<Talk> unknown = new ArrayList<>();
  private String proposed = "";

  public ConnectingSteps(
      ServerUnderTest server, Negotiations negotiations, Timing timing, Peers peers) {
    this.server = server;
    this.negotiations = negotiations;
    this.timing = timing;
    this.peers = peers;
  }

  @Given("{peer} is connected")
  @When("{peer} connects")
  @When("{peer} connects again")
  public void connects(Peer peer) {
    peer.connect();
  }

  @Then("{peer}'s connection is up")
  public void connectionIsUp(Peer peer) {
    Expect.that(
        peer.lost().isEmpty(), "a connection that stays", "it ended: " + peer.lost().orElse(null));
  }

  @Then("{peer}'s connection is secured")
  public void connectionIsSecured(Peer peer) {
    if (server.offer().towardsServer().isEmpty()) {
      throw new NotApplicable("the run was asked to negotiate no security");
    }
    String security = peer.link().connection().security();
    Expect.that(!security.isEmpty(), "an agreement on a security protocol", "there is none");
  }

  @Then("the server has proved to {peer} the identity in its address")
  public void serverHasProvedIdentity(Peer peer) {
    PeerId expected =
        server.peerId().orElseThrow(() -> new NotApplicable("the address names no peer id"));
    Optional<PeerId> proved = peer.link().connection().remotePeer();
    if (proved.isEmpty()) {
      throw new NotApplicable("without security nobody proves an identity");
    }
    Expect.that(
        proved.get().equals(expected), "the identity " + expected, "it proved " + proved.get());
  }

  @Then("the server answers {peer} on two streams at once")
  public void answersOnTwoStreams(Peer peer) {
    peer.connect().requireMuxer(timing.answer());
  }

  @Given("{peer} has secured a connection")
  public void hasSecured(Peer peer) {
    BlockingStream secured =
        BlockingStream.over(
            server.openSecured(peer.label(), peer.identity(), server.tap(peer.label())));
    negotiations.begin(peer, new Talk(secured, server.tap(peer.label())));
  }

  @When("{peer} opens a stream")
  public void opensStream(Peer peer) {
    Link link = peer.link();
    negotiations.begin(peer, new Talk(link.openRaw(timing.answer()), link.tap()));
  }

  /** Whoever opens it in the binding: nothing is negotiated on it yet. */
  @When("{peer} begins a registration stream")
  public void beginsRegistrationStream(Peer peer) {
    Link link = peer.link();
    negotiations.begin(peer, new Talk(link.registrationStream(timing.answer()), link.tap()));
  }

  @Given("{peer} has opened {int} silent streams")
  public void hasOpenedSilentStreams(Peer peer, int count) {
    for (int i = 0; i < count; i++) {
      silent
          .computeIfAbsent(peer, each -> new ArrayList<>())
          .add(peer.link().openRaw(timing.answer()));
    }
  }

  @Given("{peer} has opened {int} silent streams on which stardust is agreed")
  public void hasOpenedSilentDials(Peer peer, int count) {
    for (int i = 0; i < count; i++) {
      var unused = peer.link().openDial(timing.answer());
    }
  }

  @When("{peer} resets its silent streams")
  public void resetsSilentStreams(Peer peer) {
    silent.getOrDefault(peer, List.of()).forEach(BlockingStream::reset);
  }

  @When("{peer} proposes the protocol {string}")
  public void proposes(Peer peer, String protocol) {
    proposed = protocol;
    negotiations.of(peer).propose(protocol);
  }

  /** Of so many characters that its length takes two bytes of a varint, if there are 128. */
  @When("{peer} proposes a protocol with a name of {int} characters")
  public void proposesLong(Peer peer, int count) {
    proposes(peer, "/conformance/no-such-" + "x".repeat(count - "/conformance/no-such-".length()));
  }

  @When("{peer} proposes a security protocol that the server has")
  public void proposesSecurity(Peer peer) {
    List<SecurityProtocol> securities = server.offer().towardsServer();
    proposesOne(peer, securities.stream().map(SecurityProtocol::protocol).toList());
  }

  @When("{peer} proposes a muxer that the server has")
  public void proposesMuxer(Peer peer) {
    proposesOne(peer, server.offer().muxers().stream().map(MuxerFactory::protocol).toList());
  }

  /** Until one is agreed, or the last one is proposed. */
  private void proposesOne(Peer peer, List<String> protocols) {
    for (String each : protocols.subList(0, protocols.size() - 1)) {
      proposes(peer, each);
      if (negotiations.of(peer).answer(timing.answer()).equals(Optional.of(each))) {
        negotiations.agreed(peer, each);
        return;
      }
    }
    proposes(peer, protocols.get(protocols.size() - 1));
  }

  @When("{peer} proposes {int} unknown protocols, each on a stream of its own")
  public void proposesUnknown(Peer peer, int count) {
    Link link = peer.link();
    for (int i = 1; i <= count; i++) {
      Talk talk = new Talk(link.openRaw(timing.answer()), link.tap());
      talk.propose("/conformance/no-such-protocol-" + i + "/1.0.0");
      unknown.add(talk);
    }
  }

  @Then("the server has answered each with {string}")
  public void hasAnsweredEach(String expected) {
    for (int i = 0; i < unknown.size(); i++) {
      Optional<String> answer = unknown.get(i).answer(timing.answer());
      if (!answer.equals(Optional.of(expected))) {
        throw RequirementBroken.here(
            "the answer \"" + expected + "\" to each of " + unknown.size() + " proposals",
            "to the one numbered "
                + (i + 1)
                + answer.map(text -> " the server answered \"" + text + "\"").orElse(" none came"));
      }
    }
  }

  @When("{peer} proposes {string} with a JoinInit right behind it")
  public void proposesWithInit(Peer peer, String protocol) {
    proposed = protocol;
    Talk talk = negotiations.of(peer);
    MessagePipe pipe = peer.link().pipe(talk.stream());
    Exchange join = peer.registerOn(pipe);
    JoinInit init = join.init(peer.random128());
    join.expectRandom(init);
    talk.propose(protocol, pipe.frame(init.toByteArray()));
    pipe.recordSent(init);
  }

  @When("{peer} proposes {string} with a DialRequest for {peer} right behind it")
  public void proposesWithDial(Peer dialler, String protocol, Peer target) {
    proposed = protocol;
    Talk talk = negotiations.of(dialler);
    MessagePipe pipe = dialler.link().pipe(talk.stream());
    dialler.dialOn(pipe);
    DialRequest request = DialAttempt.request(target.id().bytes());
    talk.propose(protocol, pipe.frame(request.toByteArray()));
    pipe.recordSent(request);
  }

  @Then("the server agrees to {peer}'s proposal")
  public void agrees(Peer peer) {
    answers(peer, proposed);
  }

  @Then("the server answers {peer}'s proposal with {string}")
  public void answers(Peer peer, String expected) {
    Optional<String> answer = negotiations.answer(peer, timing.answer());
    if (answer.isEmpty()) {
      peers.fresh().connect().requireMuxer(timing.answer());
    }
    if (!answer.equals(Optional.of(expected))) {
      throw RequirementBroken.here(
          "the answer \"" + expected + "\" to the proposal " + shortened(proposed),
          answer.map(text -> "the server answered \"" + text + "\"").orElse("none came"));
    }
  }

  private static String shortened(String protocol) {
    return protocol.length() <= SHOWN
        ? protocol
        : protocol.substring(0, SHOWN) + "... (" + protocol.length() + " characters)";
  }
}
