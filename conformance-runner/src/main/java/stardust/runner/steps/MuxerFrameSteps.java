package stardust.runner.steps;

import io.cucumber.java.en.Then;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import stardust.mplex.Mplex;
import stardust.mplex.MplexFrame;
import stardust.muxer.MuxerFactory;
import stardust.muxer.MuxerLimits;
import stardust.runner.judge.NotApplicable;
import stardust.runner.probe.Arrival;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.Link;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Peers;
import stardust.runner.probe.Relays;
import stardust.runner.probe.ServerUnderTest;
import stardust.runner.time.Timing;
import stardust.runner.wrap.MuxerWrapper;
import stardust.runner.wrap.RenamedStreams;
import stardust.yamux.Yamux;
import stardust.yamux.YamuxFrame;

/** Frames of muxers that some implementations write otherwise than others. */
public final class MuxerFrameSteps {

  private static final int MESSAGE_INITIATOR = 2;
  private static final int LONG_NAME = 300;

  private final ServerUnderTest server;
  private final Timing timing;
  private final Peers peers;
  private final Relays relays;

  public MuxerFrameSteps(ServerUnderTest server, Timing timing, Peers peers, Relays relays) {
    this.server = server;
    this.timing = timing;
    this.peers = peers;
    this.relays = relays;
  }

  @Then(
      "the server answers on two streams at once over mplex, whether their names are empty or long")
  public void answersWhateverNames() {
    if (server.offer().muxers().stream().noneMatch(Mplex.FACTORY::equals)) {
      throw new NotApplicable("the server does not have " + Mplex.PROTOCOL);
    }
    for (int length : new int[] {0, LONG_NAME}) {
      MuxerFactory renaming =
          MuxerWrapper.over(Mplex.FACTORY, lower -> new RenamedStreams(lower, length));
      Expect.that(
          connect(peers.fresh(), renaming).answersOnTwoStreams(timing.answer()),
          "an answer on each of two streams of mplex with names of " + length + " bytes",
          "on one of them none came");
    }
  }

  /** What a server does not pass on either way is no matter of its muxer. */
  @Then("a stream of yamux begins and ends for {peer} with Data frames as with WindowUpdates")
  public void beginsAndEndsWithData(Peer target) {
    checkYamux();
    Expect.that(
        connect(peers.fresh(), Yamux.FLAGS_IN_DATA).answersOnTwoStreams(timing.answer()),
        "an answer on each of two streams that begin with SYN in a Data frame of yamux",
        "on one of them none came");
    checkSame("FIN", target, BlockingStream::closeWrite);
    checkSame("RST", target, BlockingStream::reset);
  }

  @Then("{int} bytes in one frame reach {peer}, over each muxer that the server has")
  public void passInOneFrame(int count, Peer target) {
    pass(count, target, "in one frame", frames -> {});
  }

  @Then("{int} bytes behind an empty frame reach {peer}, over each muxer that the server has")
  public void passBehindEmptyFrame(int count, Peer target) {
    pass(count, target, "behind an empty frame", frames -> frames.accept(new byte[0]));
  }

  private void pass(int count, Peer target, String how, Consumer<Consumer<byte[]>> before) {
    for (MuxerFactory muxer : server.offer().muxers()) {
      Peer dialler = peers.fresh();
      Link link = connect(dialler, muxer);
      dialler.join(Acks.EMPTY);
      Relays.Relay relay = relays.between(dialler, target);
      byte[] written = dialler.bytes(count);
      Consumer<byte[]> frames =
          data ->
              link.writeBeneathMuxer(
                  frame(muxer, relay.dialler().label(), data),
                  "a frame of " + data.length + " bytes");
      before.accept(frames);
      frames.accept(written);
      byte[] read = relay.target().readExactly(count, timing.relay());
      Expect.that(
          Arrays.equals(written, read),
          "%d bytes %s of %s to arrive as they were written"
              .formatted(count, how, muxer.protocol()),
          "of as many as were due, "
              + Arrays.mismatch(written, read)
              + " came right"
              + RelayedBytes.more(written, read, relay.target()));
    }
  }

  /** In mplex the label begins with a letter, which stands for the side that opened the stream. */
  private static byte[] frame(MuxerFactory muxer, String label, byte[] data) {
    return muxer.protocol().equals(Yamux.PROTOCOL)
        ? YamuxFrame.data(0, Long.parseLong(label), data).encode()
        : new MplexFrame(Long.parseLong(label.substring(1)), MESSAGE_INITIATOR, data).encode();
  }

  private void checkSame(String flag, Peer target, Consumer<BlockingStream> end) {
    Arrival inData = ended(Yamux.FLAGS_IN_DATA, target, end);
    if (inData instanceof Arrival.Silence) {
      Arrival inUpdate = ended(Yamux.FACTORY, target, end);
      Expect.that(
          inUpdate instanceof Arrival.Silence,
          "the end of a stream for " + flag + " in a Data frame of yamux, as in a WindowUpdate",
          inData.seen());
    }
  }

  private Arrival ended(MuxerFactory yamux, Peer target, Consumer<BlockingStream> end) {
    Peer dialler = peers.fresh();
    connect(dialler, yamux);
    dialler.join(Acks.EMPTY);
    Relays.Relay relay = relays.between(dialler, target);
    end.accept(relay.dialler());
    return relay.target().awaitEnd(timing.relay());
  }

  @Then("{int} bytes reach a dialler with windows of {int} bytes, granted as it opens a stream")
  public void reachDiallerWithWideWindow(int count, int window) {
    checkReaches(count, window, true);
  }

  @Then("{int} bytes reach a target with windows of {int} bytes, granted as it takes a stream")
  public void reachTargetWithWideWindow(int count, int window) {
    checkReaches(count, window, false);
  }

  /** What a server does not pass on with windows of another size either is no matter of those. */
  private void checkReaches(int count, int window, boolean dials) {
    checkYamux();
    MuxerFactory wide =
        MuxerWrapper.within(
            Yamux.FACTORY,
            limits -> new MuxerLimits(limits.streams(), limits.frameBytes(), window));
    int come = come(count, wide, dials);
    if (come < count) {
      Expect.that(
          come(count, Yamux.FACTORY, dials) < count,
          "%d bytes in windows of %d bytes, as in those of %d"
              .formatted(count, window, YamuxFrame.INITIAL_WINDOW),
          come + " came");
    }
  }

  private int come(int count, MuxerFactory yamux, boolean dials) {
    Peer reader = peers.fresh();
    connect(reader, yamux);
    reader.join(Acks.EMPTY);
    Peer writer = peers.fresh();
    writer.join(Acks.EMPTY);
    Relays.Relay relay = dials ? relays.between(reader, writer) : relays.between(writer, reader);
    BlockingStream from = dials ? relay.target() : relay.dialler();
    BlockingStream to = dials ? relay.dialler() : relay.target();
    from.write(writer.bytes(count));
    return to.readExactly(count, timing.relay()).length;
  }

  private void checkYamux() {
    if (server.offer().muxers().stream().noneMatch(Yamux.FACTORY::equals)) {
      throw new NotApplicable("the server does not have " + Yamux.PROTOCOL);
    }
  }

  private static Link connect(Peer peer, MuxerFactory yamux) {
    return peer.connect(offer -> offer.with(offer.securities(), List.of(yamux)));
  }
}
