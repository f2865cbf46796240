package stardust.runner.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import stardust.io.Duplex;
import stardust.muxer.MuxerFactory;
import stardust.runner.judge.NotApplicable;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.Forwarded;
import stardust.runner.probe.Link;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.probe.Negotiations;
import stardust.runner.probe.Offer;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Peers;
import stardust.runner.probe.PongWatch;
import stardust.runner.probe.ServerUnderTest;
import stardust.runner.probe.Talk;
import stardust.runner.probe.Waits;
import stardust.runner.time.Timing;
import stardust.runner.wrap.AmongEmpty;
import stardust.runner.wrap.ByteByByte;
import stardust.runner.wrap.InFragments;
import stardust.runner.wrap.MuxerWrapper;
import stardust.runner.wrap.NamingMuxers;
import stardust.security.SecurityProtocol;
import stardust.trace.Field;
import stardust.trace.Tap;
import stardust.transport.TransportDuplex;
import stardust.transport.UpgradeRequest;
import stardust.yamux.Yamux;

/** Connections that come about in unusual but allowed ways, or not at all. */
public final class OddConnectingSteps {

  private static final byte[] HALF_A_LINE = {0x13, '/', 'm', 'u', 'l'};

  private final ServerUnderTest server;
  private final Negotiations negotiations;
  private final Timing timing;
  private final Peers peers;

  public OddConnectingSteps(
      ServerUnderTest server, Negotiations negotiations, Timing timing, Peers peers) {
    this.server = server;
    this.negotiations = negotiations;
    this.timing = timing;
    this.peers = peers;
  }

  @Given("{peer} has joined over another security protocol and another muxer than others")
  public void hasJoinedOtherwise(Peer peer) {
    Offer offer = server.offer();
    if (offer.towardsServer().size() < 2 && offer.muxers().size() < 2) {
      throw new NotApplicable("the server has no second security protocol and no second muxer");
    }
    peer.connectOtherwise();
    peer.join(Acks.EMPTY);
  }

  /** One after the other, so that none is refused for being one of many at once. */
  @When("{int} transport connections are cut off in the middle of the negotiation")
  public void areCutOff(int count) {
    for (int i = 0; i < count; i++) {
      String label = peers.fresh().label();
      BlockingStream raw = BlockingStream.over(server.open(label, server.tap(label)));
      raw.write(HALF_A_LINE, timing.connecting());
      raw.reset();
    }
  }

  @When("{int} transport connections are opened and left silent")
  public void areLeftSilent(int count) {
    for (int i = 0; i < count; i++) {
      String label = peers.fresh().label();
      server.open(label, server.tap(label));
    }
  }

  /** Where the scenario is about whether it can: whatever stands in the way is what it shows. */
  @Then("{peer} can connect")
  public void canConnect(Peer peer) {
    try {
      peer.connect();
    } catch (RequirementBroken broken) {
      throw RequirementBroken.here(
          peer.label() + " to connect (" + broken.expected() + ")", broken.seen());
    }
  }

  @Given("{peer} has opened a transport connection")
  public void hasOpenedTransport(Peer peer) {
    requireSecurity();
    Tap tap = server.tap(peer.label());
    negotiations.begin(peer, new Talk(BlockingStream.over(server.open(peer.label(), tap)), tap));
  }

  @Then("the server agrees to a security protocol, and reads {peer}'s handshake byte by byte")
  public void readsHandshake(Peer peer) {
    Talk talk = negotiations.of(peer);
    for (SecurityProtocol each : server.offer().towardsServer()) {
      talk.propose(each.protocol());
      if (talk.answer(timing.answer()).equals(Optional.of(each.protocol()))) {
        server.shakeHandsSlowly(talk.stream(), each, peer, server.tap(peer.label()));
        return;
      }
    }
    throw RequirementBroken.here(
        "an agreement to a security protocol in the same negotiation", "there is none");
  }

  /** Of a stream on which nothing came a muxer need not have told the server. */
  @Given("{peer} has reset {int} streams in the middle of the negotiation")
  public void hasResetStreams(Peer peer, int count) {
    for (int i = 0; i < count; i++) {
      BlockingStream stream = peer.link().openRaw(timing.answer());
      stream.write(HALF_A_LINE, timing.answer());
      stream.reset();
    }
  }

  @Then(
      "the server proves the identity in its address twice with each security protocol that it has")
  public void provesIdentityEachTime() {
    requireSecurity();
    if (server.peerId().isEmpty()) {
      throw new NotApplicable("the address names no peer id");
    }
    peers.fresh().connect();
    for (SecurityProtocol each : server.offer().towardsServer()) {
      Offer alone = server.offer().with(List.of(each), server.offer().muxers());
      if (connects(alone).isPresent()) {
        connects(alone);
      }
    }
  }

  @Then("the server answers on two streams at once over each muxer that it has, read byte by byte")
  public void speaksEachMuxer() {
    overEachMuxer(OddConnectingSteps::slow, link -> link.requireMuxer(timing.answer()));
  }

  @Then(
      "the server answers on two streams at once over each muxer that it has, named in a handshake of noise")
  public void speaksEachMuxerNamed() {
    peers.fresh().connect();
    Offer noise = server.offer().withOnlySecurity(NamingMuxers.PROTOCOL);
    List<MuxerFactory> spoken =
        noise.securities().isEmpty()
            ? List.of()
            : noise.muxers().stream()
                .filter(each -> connects(noise.with(noise.securities(), List.of(each))).isPresent())
                .toList();
    if (spoken.isEmpty()) {
      throw new NotApplicable("the server does not have " + NamingMuxers.PROTOCOL);
    }
    spoken.forEach(this::speaksNamed);
  }

  private void speaksNamed(MuxerFactory muxer) {
    NamingMuxers naming = new NamingMuxers(List.of(muxer.protocol()));
    Peer peer = peers.fresh();
    try {
      Offer named = server.offer().with(List.of(naming), List.of(muxer));
      server
          .connect(peer.label() + "1", peer.identity(), Forwarded.ACCEPT, named)
          .requireMuxer(timing.answer());
    } catch (RequirementBroken broken) {
      if (naming.isNamedByBoth()) {
        throw new NotApplicable("the server names muxers in the handshake, too, and agrees there");
      }
      throw RequirementBroken.here(
              broken.expected()
                  + ", with "
                  + muxer.protocol()
                  + " named in the client's payload of /noise, and no muxer in the server's",
              broken.seen())
          .withHint(
              "Check that a muxer is taken for agreed in the handshake only where both sides have"
                  + " named some.");
    }
  }

  @Then("the server answers on {int} streams, one after the other, over each muxer that it has")
  public void speaksEachMuxerAtLength(int count) {
    overEachMuxer(UnaryOperator.identity(), link -> link.requireStreams(count, timing.answer()));
  }

  @Then("{peer} can connect with a WebSocket request for {string}")
  public void connectsAt(Peer peer, String path) {
    var unused =
        server.connectBy(UpgradeRequest.at(path), "a WebSocket connection at " + path, peer);
  }

  /** Firefox sends such a Connection header, and each browser an Origin. */
  @Then("{peer} can connect as a browser does on a page of {string}")
  public void connectsAsBrowser(Peer peer, String origin) {
    UpgradeRequest request =
        new UpgradeRequest(
            "/",
            "keep-alive, Upgrade",
            List.of(
                new Field("Origin", origin),
                new Field("User-Agent", "Mozilla/5.0"),
                new Field("Pragma", "no-cache"),
                new Field("Cache-Control", "no-cache")));
    var unused =
        server.connectBy(
            request,
            "a WebSocket connection with the headers \"Connection: keep-alive, Upgrade\" and"
                + " \"Origin: "
                + origin
                + "\"",
            peer);
  }

  @Then("{peer} can connect with WebSocket messages in fragments, with pings between these")
  public void connectsInFragments(Peer peer) {
    connectsWriting(
        peer,
        InFragments::new,
        "with each WebSocket message in two fragments and a ping between",
        "Check that frames without FIN are read on with the continuation frames behind them,"
            + " and that a ping in between is answered (RFC 6455, section 5.4).");
  }

  @Then("{peer} can connect among empty WebSocket messages and pongs")
  public void connectsAmongEmpty(Peer peer) {
    connectsWriting(
        peer,
        AmongEmpty::new,
        "with a pong and an empty binary message before each WebSocket message",
        "Check that a message of no bytes is no end, and that a pong is taken that answers no ping"
            + " (RFC 6455, section 5.5.3).");
  }

  /** A server that refuses connections of any kind breaks another rule. */
  private void connectsWriting(
      Peer peer, Function<TransportDuplex, Duplex> form, String how, String hint) {
    peers.fresh().connect();
    try {
      var unused = server.connectWriting(form, peer);
    } catch (RequirementBroken broken) {
      throw RequirementBroken.here(broken.expected() + ", " + how, broken.seen()).withHint(hint);
    }
  }

  @Then("the server answers a ping of yamux, if it has that muxer")
  public void answersPing() {
    if (server.offer().muxers().stream().noneMatch(Yamux.FACTORY::equals)) {
      throw new NotApplicable("the server does not have " + Yamux.PROTOCOL);
    }
    PongWatch watch = new PongWatch(Yamux.FACTORY);
    Offer alone = server.offer().with(server.offer().securities(), List.of(watch));
    connects(alone).ifPresent(link -> answersPing(link, watch));
  }

  private void answersPing(Link link, PongWatch watch) {
    link.writeBeneathMuxer(watch.question(), "a ping of yamux");
    Expect.that(
        Waits.within(watch.answer(), timing.answer()).isPresent(),
        "a ping of yamux with ACK and the number of the one that was sent",
        "none came");
  }

  private void overEachMuxer(UnaryOperator<MuxerFactory> change, Consumer<Link> check) {
    peers.fresh().connect();
    for (MuxerFactory each : server.offer().muxers()) {
      Offer alone = server.offer().with(server.offer().securities(), List.of(change.apply(each)));
      connects(alone).ifPresent(check);
    }
  }

  /** Empty where the server does not have what is offered; another identity is not to be that. */
  private Optional<Link> connects(Offer alone) {
    Peer peer = peers.fresh();
    try {
      String name = peer.label() + "1";
      return Optional.of(server.connect(name, peer.identity(), Forwarded.ACCEPT, alone));
    } catch (RequirementBroken broken) {
      if (broken.requirement().equals(Optional.of("CONN-03"))) {
        throw broken;
      }
      return Optional.empty();
    }
  }

  private void requireSecurity() {
    if (server.offer().towardsServer().isEmpty()) {
      throw new NotApplicable("the run was asked to negotiate no security");
    }
  }

  /** The same muxer, each byte of whose frames leaves in a write of its own. */
  private static MuxerFactory slow(MuxerFactory right) {
    return MuxerWrapper.over(right, ByteByByte::new);
  }
}
