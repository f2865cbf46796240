package stardust.runner.steps;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.cucumber.java.en.When;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import stardust.message.RawMessage;
import stardust.mplex.Mplex;
import stardust.mplex.MplexFrame;
import stardust.multistream.MultistreamLine;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.DialAttempt;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.MessagePipe;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Peers;
import stardust.runner.probe.ServerUnderTest;
import stardust.spec.message.JoinChallengeSolution;
import stardust.spec.message.JoinInit;
import stardust.yamux.YamuxFrame;

/** What no peer should send, at every layer. */
public final class RubbishSteps {

  private static final int GIB = 1 << 30;
  private static final long UNUSED_STREAM = 4001;

  private final ServerUnderTest server;
  private final Peers peers;

  public RubbishSteps(ServerUnderTest server, Peers peers) {
    this.server = server;
    this.peers = peers;
  }

  @When("{peer} opens a transport connection and sends {int} random bytes")
  public void sendsRandomBytes(Peer peer, int count) {
    thrice(peer, peer.bytes(count));
  }

  @When("{peer} opens a transport connection and sends a multistream line without line feed")
  public void sendsLineWithoutLineFeed(Peer peer) {
    byte[] body = "/multistream/1.0.0#".getBytes(StandardCharsets.US_ASCII);
    thrice(peer, new MultistreamLine(body.length, body).encode());
  }

  @When("{peer} opens a transport connection and sends a multistream line of a mebibyte")
  public void sendsLongLine(Peer peer) {
    thrice(peer, new MultistreamLine(1 << 20, new byte[1 << 20]).encode());
  }

  @When("{peer} opens a transport connection and sends a length that never ends")
  public void sendsEndlessLength(Peer peer) {
    byte[] endless = new byte[64];
    Arrays.fill(endless, (byte) 0xff);
    thrice(peer, endless);
  }

  @When("{peer} sends a muxer frame that declares 1 GiB")
  public void sendsHugeMuxerFrame(Peer peer) {
    byte[] some = peer.bytes(100);
    byte[] mplex = new MplexFrame(UNUSED_STREAM, 2, GIB, some).encode();
    byte[] yamux =
        new YamuxFrame(0, YamuxFrame.DATA, YamuxFrame.SYN, UNUSED_STREAM, GIB, some).encode();
    sendBeneathMuxer(peer, isMplex(peer) ? mplex : yamux, "a muxer frame that declares 1 GiB");
  }

  @When("{peer} sends data for a stream that was never opened")
  public void sendsDataForUnknownStream(Peer peer) {
    byte[] some = peer.bytes(100);
    byte[] mplex = new MplexFrame(UNUSED_STREAM, 2, some).encode();
    byte[] yamux = YamuxFrame.data(0, UNUSED_STREAM, some).encode();
    sendBeneathMuxer(
        peer, isMplex(peer) ? mplex : yamux, "data for a stream that was never opened");
  }

  @When("{peer} sends {int} random bytes in place of a muxer frame")
  public void sendsRandomMuxerFrame(Peer peer, int count) {
    sendBeneathMuxer(peer, peer.bytes(count), "random bytes in place of a muxer frame");
  }

  @When("{peer} sends the length prefix {word} and {int} bytes")
  public void sendsLengthPrefix(Peer peer, String length, int count) {
    long declared = Long.parseLong(length, 16);
    byte[] some = peer.bytes(count);
    withTwoMore(peer, RubbishSteps::pipe)
        .forEach(
            each ->
                pipe(each).sendRaw(pipe(each).frame(declared, some), "length prefix " + length));
  }

  @When("{peer} sends {int} bytes of a length that never ends")
  public void sendsEndlessPrefix(Peer peer, int count) {
    byte[] endless = new byte[count];
    Arrays.fill(endless, (byte) 0xff);
    withTwoMore(peer, RubbishSteps::pipe)
        .forEach(each -> pipe(each).sendRaw(endless, "a length that never ends"));
  }

  @When("{peer} sends a message of {int} random bytes")
  public void sendsRandomMessage(Peer peer, int count) {
    byte[] bytes = peer.bytes(count);
    // An end-group tag in front: nothing that begins with it is protobuf, whatever follows.
    bytes[0] = 0x0c;
    sendPayload(peer, bytes, "random bytes");
  }

  @When("{peer} sends a message of a field of the wrong type")
  public void sendsWrongType(Peer peer) {
    sendPayload(peer, wrongType(), "fields of the wrong type");
  }

  @When("{peer} sends a message of a field longer than itself")
  public void sendsTooLongField(Peer peer) {
    sendPayload(peer, tooLong(peer), "a field longer than the message");
  }

  /** On three connections, as each of these messages. */
  @When("{peer} sends a message of its JoinInit and half a field")
  public void sendsInitAndHalfField(Peer peer) {
    for (Peer each : withTwoMore(peer, RubbishSteps::pipe)) {
      Exchange join = each.exchange();
      JoinInit init = join.init(each.random128());
      join.expectRandom(init);
      join.pipe().sendPayload(withHalfField(init), "JoinInit and half a field");
    }
  }

  @When("{peer} sends a message of its right solution and half a field")
  public void sendsSolutionAndHalfField(Peer peer) {
    byte[] right = peer.exchange().rightSolution();
    JoinChallengeSolution solution =
        JoinChallengeSolution.newBuilder().setSolution(ByteString.copyFrom(right)).build();
    pipe(peer).sendPayload(withHalfField(solution), "JoinChallengeSolution and half a field");
  }

  @When("{peer} opens a stardust stream and sends a message of the id of {peer} and half a field")
  public void dialsWithHalfField(Peer dialler, Peer target) {
    byte[] payload = withHalfField(DialAttempt.request(target.id().bytes()));
    dialler.beginDial().pipe().sendPayload(payload, "DialRequest and half a field");
  }

  @When("{peer} opens a stardust stream and sends the length prefix {word} and {int} bytes")
  public void dialsWithLengthPrefix(Peer peer, String length, int count) {
    MessagePipe pipe = peer.beginDial().pipe();
    byte[] some = peer.bytes(count);
    pipe.sendRaw(pipe.frame(Long.parseLong(length, 16), some), "length prefix " + length);
  }

  private static byte[] withHalfField(Message message) {
    return RawMessage.empty().raw(message.toByteArray()).bytes(15, 20, new byte[10]).toBytes();
  }

  @When("{peer} sends a message of a tag and nothing behind it")
  public void sendsTagAlone(Peer peer) {
    sendPayload(peer, new byte[] {0x0a}, "a tag and nothing behind it");
  }

  @When("{peer} opens a stardust stream and sends a message of {int} random bytes")
  public void dialsWithRandomMessage(Peer peer, int count) {
    byte[] bytes = peer.bytes(count);
    bytes[0] = 0x0c;
    peer.beginDial().pipe().sendPayload(bytes, "random bytes");
  }

  @When("{peer} opens a stardust stream and sends a message of a field longer than itself")
  public void dialsWithTooLongField(Peer peer) {
    byte[] payload = tooLong(peer);
    peer.beginDial().pipe().sendPayload(payload, "a field longer than the message");
  }

  /** On three connections: what a server survives once may leave it broken for the next time. */
  private void thrice(Peer peer, byte[] bytes) {
    for (int i = 0; i < 3; i++) {
      BlockingStream.over(server.open(peer.label(), server.tap(peer.label()))).write(bytes);
    }
  }

  /** The same peers, each as far as the first, who send the same: once may be survived by luck. */
  private List<Peer> withTwoMore(Peer peer, Consumer<Peer> prepare) {
    List<Peer> all = List.of(peers.fresh(), peers.fresh(), peer);
    all.forEach(prepare);
    return all;
  }

  private void sendPayload(Peer peer, byte[] payload, String what) {
    Consumer<Peer> prepare = peer.isMember() ? Peer::joinIfNeeded : RubbishSteps::pipe;
    withTwoMore(peer, prepare).forEach(each -> pipe(each).sendPayload(payload, what));
  }

  private static MessagePipe pipe(Peer peer) {
    return peer.isMember() ? peer.membership().pipe() : peer.exchange().pipe();
  }

  private static byte[] wrongType() {
    return RawMessage.empty().varint(1, 128).varint(2, 1).toBytes();
  }

  private static byte[] tooLong(Peer peer) {
    return RawMessage.empty().bytes(1, 500, peer.bytes(20)).toBytes();
  }

  private static boolean isMplex(Peer peer) {
    return peer.link().connection().muxer().equals(Mplex.PROTOCOL);
  }

  private void sendBeneathMuxer(Peer peer, byte[] bytes, String what) {
    for (Peer each : withTwoMore(peer, Peer::joinIfNeeded)) {
      each.link().writeBeneathMuxer(bytes, what);
    }
  }
}
