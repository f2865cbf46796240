package stardust.runner.steps;

import com.google.protobuf.Message;
import io.cucumber.java.en.When;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.DialAttempt;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.MessagePipe;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Peers;
import stardust.runner.probe.ServerUnderTest;
import stardust.runner.time.Timing;

/** Peers that stop half-way, or are cut off there. */
public final class CutSteps {

  private final ServerUnderTest server;
  private final Timing timing;

  private final Peers peers;

  public CutSteps(ServerUnderTest server, Timing timing, Peers peers) {
    this.peers = peers;
    this.server = server;
    this.timing = timing;
  }

  @When("{peer} stops after the transport connection")
  public void stopsAfterTransport(Peer peer) {
    server.open(peer.label(), server.tap(peer.label()));
  }

  @When("{peer} stops in the middle of the negotiation")
  public void stopsWhileNegotiating(Peer peer) {
    BlockingStream raw = BlockingStream.over(server.open(peer.label(), server.tap(peer.label())));
    raw.write(new byte[] {0x13, '/', 'm', 'u', 'l'});
  }

  @When("{peer} stops after opening a stream")
  public void stopsAfterStream(Peer peer) {
    peer.link().openRaw(timing.answer());
  }

  @When("{peer} stops before its JoinInit")
  public void stopsBeforeInit(Peer peer) {
    peer.register();
  }

  /** On a stream of its own: the session of the peer is to go on beside it. */
  @When("{peer} stops in the middle of its DialRequest")
  public void stopsInDialRequest(Peer peer) {
    sendHalf(peer.joinIfNeeded().beginDial().pipe(), DialAttempt.request(peer.id().bytes()));
  }

  private void sendHalf(MessagePipe pipe, Message message) {
    byte[] payload = message.toByteArray();
    byte[] half = Arrays.copyOf(pipe.frame(payload), payload.length / 2);
    String name = message.getDescriptorForType().getName();
    pipe.sendRaw(half, "the first half of a " + name, timing.answer());
  }

  @When("{peer} is cut off in the middle of a message")
  public void isCutInMessage(Peer peer) {
    for (Peer each : withTwoMore(peer, Peer::exchange)) {
      Exchange join = each.exchange();
      sendHalf(join.pipe(), join.init(each.random128()));
      each.link().cut();
    }
  }

  /** Three with their challenge under way, which the server may write to nobody; three have it. */
  @When("{peer} is cut off before its solution")
  public void isCutBeforeSolution(Peer peer) {
    List<Peer> asking = withTwoMore(peers.fresh(), Peer::exchange);
    List<Peer> challenged = withTwoMore(peer, Peer::getChallenge);
    for (Peer each : asking) {
      Exchange join = each.exchange();
      byte[] init = join.init(each.random128()).toByteArray();
      join.pipe().sendRaw(join.pipe().frame(init), "JoinInit", timing.answer());
      each.link().cut();
    }
    challenged.forEach(each -> each.link().cut());
  }

  /** Cut off one after the other: what a server survives once may leave it broken. */
  private List<Peer> withTwoMore(Peer peer, Consumer<Peer> prepare) {
    List<Peer> all = List.of(peers.fresh(), peers.fresh(), peer);
    all.forEach(prepare);
    return all;
  }
}
