package stardust.yamux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.io.Bytes;
import stardust.io.Closure;
import stardust.io.ManualLoop;
import stardust.io.MemoryDuplex;
import stardust.io.RecordingReceiver;
import stardust.muxer.MuxedStream;
import stardust.muxer.Muxer;
import stardust.muxer.MuxerLimits;
import stardust.muxer.RecordingListener;
import stardust.trace.RecordingTap;
import stardust.trace.Tap;
import stardust.trace.WireEvent;
import stardust.vectors.WireVectors;

/** A server's session against a client that writes frames by hand, whole and byte by byte. */
@ParameterizedClass
@ValueSource(ints = {Integer.MAX_VALUE, 1})
class YamuxMuxerTest {

  private static final int WINDOW = 256 << 10;
  private static final String GO_AWAY_1 = "GoAway 0 stream 0 1";

  private final ManualLoop loop = new ManualLoop();
  private final MemoryDuplex wire;
  private final MemoryDuplex peer;
  private final RecordingListener listener = new RecordingListener();
  private final RecordingTap tap = new RecordingTap();
  private final RecordingReceiver atPeer;
  private final YamuxMuxer muxer;

  YamuxMuxerTest(int chunk) {
    MemoryDuplex.Pair pair = MemoryDuplex.pair(loop).chunk(chunk);
    wire = pair.a();
    peer = pair.b();
    atPeer = RecordingReceiver.on(peer);
    muxer = new YamuxMuxer(wire, false, MuxerLimits.DEFAULT, listener, tap);
  }

  @Test
  void opensEvenStreamsAsServer() {
    assertThat(muxer.open().label()).isEqualTo("2");
    assertThat(muxer.open().label()).isEqualTo("4");
    loop.runAll();
    assertThat(atPeer.bytes())
        .startsWith(WireVectors.named("yamux.open.2").hex("frame"))
        .hasSize(24);
  }

  @Test
  void opensOddStreamsAsClient() {
    MemoryDuplex.Pair pair = MemoryDuplex.pair(loop);
    RecordingReceiver sent = RecordingReceiver.on(pair.b());
    YamuxMuxer client = new YamuxMuxer(pair.a(), true, MuxerLimits.DEFAULT, listener, tap);
    assertThat(client.open().label()).isEqualTo("1");
    loop.runAll();
    assertThat(sent.bytes()).isEqualTo(WireVectors.named("yamux.open.1").hex("frame"));
  }

  @Test
  void sendsSynOnlyOnce() {
    MuxedStream stream = muxer.open();
    stream.write(new byte[1]);
    stream.closeWrite();
    loop.runAll();
    assertThat(sent())
        .containsExactly(
            "WindowUpdate 1 stream 2 0", "Data 0 stream 2 1", "WindowUpdate 4 stream 2 0");
  }

  @Test
  void acceptsWithTheFirstDataThatItSends() {
    receive("yamux.open.1");
    assertThat(atPeer.size()).isZero();
    listener.last().write(new byte[] {1});
    listener.last().write(new byte[] {2});
    loop.runAll();
    assertThat(atPeer.bytes()).startsWith(WireVectors.named("yamux.data.ack").hex("frame"));
    assertThat(sent()).containsExactly("Data 2 stream 1 1", "Data 0 stream 1 1");
  }

  @Test
  void takesAStreamThatIsOpenedByData() {
    receive("yamux.data.syn.1.hello");
    assertThat(RecordingReceiver.on(listener.last()).text()).isEqualTo("hello");
  }

  @Test
  void takesAStreamThatIsOpenedAndHalfClosedByData() {
    receive(YamuxFrame.data(YamuxFrame.SYN | YamuxFrame.FIN, 1, new byte[] {'a'}));
    RecordingReceiver received = RecordingReceiver.on(listener.last());
    assertThat(received.text()).isEqualTo("a");
    assertThat(received.ended()).isTrue();
  }

  @Test
  void halfClosesAndResetsAsOtherStacksDo() {
    receive("yamux.open.1");
    receive("yamux.fin.1");
    assertThat(RecordingReceiver.on(listener.last()).ended()).isTrue();
    receive(control(YamuxFrame.WINDOW_UPDATE, YamuxFrame.SYN, 3, 0));
    receive("yamux.rst.3");
    assertThat(RecordingReceiver.on(listener.last()).closure())
        .extracting(Closure::kind)
        .isEqualTo(Closure.Kind.RESET);
  }

  @Test
  void beginsAndEndsStreamsWithDataFramesWhereThatIsAskedFor() {
    MemoryDuplex.Pair pair = MemoryDuplex.pair(loop);
    RecordingReceiver written = RecordingReceiver.on(pair.b());
    Muxer other =
        Yamux.FLAGS_IN_DATA.start(pair.a(), true, MuxerLimits.DEFAULT, listener, Tap.NONE);
    other.open().closeWrite();
    other.open().reset();
    loop.runAll();
    assertThat(written.bytes())
        .isEqualTo(
            Bytes.concat(
                YamuxFrame.data(YamuxFrame.SYN, 1, new byte[0]).encode(),
                YamuxFrame.data(YamuxFrame.FIN, 1, new byte[0]).encode(),
                YamuxFrame.data(YamuxFrame.SYN, 3, new byte[0]).encode(),
                YamuxFrame.data(YamuxFrame.RST, 3, new byte[0]).encode()));
  }

  @Test
  void answersPings() {
    receive("yamux.ping.syn.0");
    receive(control(YamuxFrame.PING, YamuxFrame.SYN, 0, 0xdeadbeefL));
    assertThat(atPeer.bytes())
        .isEqualTo(
            Bytes.concat(
                WireVectors.named("yamux.ping.ack.0").hex("frame"),
                WireVectors.named("yamux.ping.ack.deadbeef").hex("frame")));
  }

  @Test
  void stopsReadingWhoPingsAndReadsNoAnswers() {
    wire.window(1000);
    wire.hold();
    for (int i = 0; i < 1000; i++) {
      peer.write(control(YamuxFrame.PING, YamuxFrame.SYN, 0, i).encode());
    }
    loop.runAll();
    assertThat(wire.queued()).isLessThan(1100);
    wire.resume();
    loop.runAll();
    assertThat(atPeer.size()).isEqualTo(12_000);
  }

  @Test
  void refillsWhenAQuarterOfTheWindowIsConsumed() {
    receive("yamux.open.1");
    RecordingReceiver.on(listener.last());
    receive(YamuxFrame.data(0, 1, new byte[WINDOW / 4 - 1]));
    assertThat(sent()).isEmpty();
    receive(YamuxFrame.data(0, 1, new byte[1]));
    assertThat(sent()).containsExactly("WindowUpdate 2 stream 1 65536");
  }

  @Test
  void doesNotRefillWhatIsNotConsumed() {
    receive("yamux.open.1");
    RecordingReceiver stalled = RecordingReceiver.stalledOn(listener.last());
    receive(YamuxFrame.data(0, 1, new byte[WINDOW]));
    assertThat(stalled.size()).isEqualTo(WINDOW);
    assertThat(sent()).isEmpty();
    assertThat(wire.unconsumed()).isZero();
    stalled.resume();
    loop.runAll();
    assertThat(sent()).containsExactly("WindowUpdate 2 stream 1 262144");
  }

  @Test
  void doesNotRefillAStreamThatTheOtherSideHalfClosed() {
    receive("yamux.open.1");
    RecordingReceiver stalled = RecordingReceiver.stalledOn(listener.last());
    receive(YamuxFrame.data(YamuxFrame.FIN, 1, new byte[WINDOW]));
    stalled.resume();
    loop.runAll();
    assertThat(sent()).isEmpty();
  }

  @Test
  void refusesDataBeyondTheWindowFromItsHeaderAlone() {
    receive("yamux.open.1");
    RecordingReceiver stalled = RecordingReceiver.stalledOn(listener.last());
    receive(YamuxFrame.data(0, 1, new byte[WINDOW - 1]));
    receive(new YamuxFrame(0, YamuxFrame.DATA, 0, 1, 2, new byte[0]));
    assertThat(sent()).startsWith("WindowUpdate 8 stream 1 0", GO_AWAY_1);
    assertViolation("declares 2 bytes, the window has 1 left");
    assertThat(stalled.closure()).extracting(Closure::kind).isEqualTo(Closure.Kind.VIOLATION);
  }

  @Test
  void grantsNoMoreThanItSays() {
    receive("yamux.open.1");
    RecordingReceiver reader = RecordingReceiver.on(listener.last());
    receive(YamuxFrame.data(0, 1, new byte[WINDOW / 2]));
    reader.stall();
    receive(YamuxFrame.data(0, 1, new byte[WINDOW]));
    assertThat(reader.size()).isEqualTo(WINDOW / 2 + WINDOW);
    receive(YamuxFrame.data(0, 1, new byte[1]));
    assertViolation("declares 1 bytes, the window has 0 left");
  }

  @Test
  void waitsForCreditBeyondTheInitialWindow() {
    MuxedStream stream = muxer.open();
    List<String> flushed = new ArrayList<>();
    stream.write(new byte[WINDOW + 10], () -> flushed.add("all"));
    loop.runAll();
    assertThat(dataSent()).isEqualTo(WINDOW);
    assertThat(flushed).isEmpty();
    receive(control(YamuxFrame.WINDOW_UPDATE, YamuxFrame.ACK, 2, 9));
    assertThat(dataSent()).isEqualTo(WINDOW + 9);
    receive(control(YamuxFrame.WINDOW_UPDATE, 0, 2, 5));
    assertThat(dataSent()).isEqualTo(WINDOW + 10);
    assertThat(flushed).containsExactly("all");
  }

  @Test
  void takesCreditFarBeyondTheInitialWindow() {
    MuxedStream stream = muxer.open();
    for (int i = 0; i < 3; i++) {
      receive(control(YamuxFrame.WINDOW_UPDATE, 0, 2, 0xffff_ffffL));
    }
    stream.write(new byte[3 * WINDOW]);
    loop.runAll();
    assertThat(dataSent()).isEqualTo(3 * WINDOW);
  }

  @Test
  void aStreamWithoutCreditBlocksNoOther() {
    MuxedStream stuck = muxer.open();
    stuck.write(new byte[2 * WINDOW]);
    MuxedStream other = muxer.open();
    other.write("hello".getBytes(UTF_8));
    loop.runAll();
    assertThat(sent()).contains("Data 0 stream 4 5");
  }

  @Test
  void aStreamThatNobodyReadsBlocksNoOther() {
    receive("yamux.open.1");
    RecordingReceiver.stalledOn(listener.last());
    receive(YamuxFrame.data(0, 1, new byte[WINDOW]));
    receive(YamuxFrame.data(YamuxFrame.SYN, 3, new byte[WINDOW]));
    assertThat(RecordingReceiver.on(listener.last()).size()).isEqualTo(WINDOW);
  }

  @Test
  void sendsPiecesOf64KiB() {
    muxer.open().write(new byte[150_000]);
    loop.runAll();
    assertThat(sent())
        .endsWith("Data 0 stream 2 65536", "Data 0 stream 2 65536", "Data 0 stream 2 18928");
  }

  @Test
  void ignoresFramesForUnknownStreams() {
    receive(YamuxFrame.data(0, 7, new byte[1000]));
    receive(control(YamuxFrame.WINDOW_UPDATE, 0, 6, 5));
    receive(control(YamuxFrame.WINDOW_UPDATE, YamuxFrame.RST, 9, 0));
    receive("yamux.open.1");
    assertThat(listener.opened()).hasSize(1);
    assertThat(sent()).isEmpty();
    assertThat(wire.unconsumed()).isZero();
  }

  @Test
  void ignoresASecondSyn() {
    receive("yamux.open.1");
    receive("yamux.open.1");
    assertThat(listener.opened()).hasSize(1);
    assertThat(listener.closure()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "000100010000000200000000", // a client opens an even stream
        "010200010000000000000000", // version 1
        "000400000000000000000000", // type 4
        "000000000000000000000000", // data for the session
        "000100010000000000000000", // a stream with the number of the session
      })
  void answersViolationsWithGoAway1(String hex) {
    peer.write(Bytes.fromHex(hex));
    loop.runAll();
    assertThat(sent()).containsExactly(GO_AWAY_1);
    assertViolation("yamux: ");
  }

  @Test
  void sendsGoAway0LastWhenItCloses() {
    muxer.open().write(new byte[5]);
    muxer.close();
    loop.runAll();
    assertThat(sent())
        .containsExactly("WindowUpdate 1 stream 2 0", "Data 0 stream 2 5", "GoAway 0 stream 0 0");
    assertThat(atPeer.ended()).isTrue();
  }

  @Test
  void endsInGoodOrderWhenTheOtherSideGoesAway() {
    RecordingReceiver own = RecordingReceiver.on(muxer.open());
    receive("yamux.goaway.0");
    assertThat(own.closure()).extracting(Closure::kind).isEqualTo(Closure.Kind.LOST);
    assertThat(listener.closure()).extracting(Closure::kind).isEqualTo(Closure.Kind.FINISHED);
  }

  @Test
  void endsWhenTheOtherSideComplains() {
    receive("yamux.goaway.1");
    assertThat(listener.closure())
        .isEqualTo(new Closure(Closure.Kind.RESET, "the other side went away with reason 1"));
  }

  @Test
  void sendsRawFramesAndTracesThemAsInjected() {
    muxer.sendRaw(new YamuxFrame(7, 9, 1, 5, 3, new byte[] {1}));
    loop.runAll();
    assertThat(atPeer.bytes()).isEqualTo(Bytes.fromHex("070900010000000500000003 01"));
    assertThat(tap.events()).hasSize(1).allMatch(WireEvent::injected);
  }

  @Test
  void tracesFramesWithTheirStream() {
    receive("yamux.ping.syn.0");
    receive("yamux.open.1");
    listener.last().reset();
    assertThat(tap.lines())
        .containsExactly(
            "RECEIVED Ping", "SENT Ping", "RECEIVED 1 WindowUpdate", "SENT 1 WindowUpdate");
  }

  @Test
  void doesNothingWorseThanEndTheSessionOnRandomFrames() {
    Random random = new Random(20250105);
    for (int run = 0; run < 300; run++) {
      MemoryDuplex.Pair pair = MemoryDuplex.pair(loop);
      RecordingReceiver.on(pair.b());
      RecordingListener heard = new RecordingListener();
      MuxerLimits limits = new MuxerLimits(3, 500, 500);
      YamuxMuxer fuzzed = new YamuxMuxer(pair.a(), false, limits, heard, tap);
      fuzzed.open();
      for (int i = 0; i < 30; i++) {
        pair.b().write(randomFrame(random).encode());
      }
      loop.runAll();
      Closure closure = heard.closure();
      assertThat(closure == null || closure.kind() == Closure.Kind.VIOLATION).isTrue();
    }
  }

  private static YamuxFrame randomFrame(Random random) {
    byte[] payload = new byte[random.nextInt(40)];
    random.nextBytes(payload);
    int flags = random.nextInt(16);
    long id = 1L + random.nextInt(6);
    return random.nextBoolean()
        ? YamuxFrame.data(flags, id, payload)
        : control(YamuxFrame.WINDOW_UPDATE + random.nextInt(2), flags, id, random.nextInt());
  }

  private static YamuxFrame control(int type, int flags, long id, long length) {
    return YamuxFrame.control(type, flags, id, length);
  }

  private void receive(String vector) {
    peer.write(WireVectors.named(vector).hex("frame"));
    loop.runAll();
  }

  private void receive(YamuxFrame frame) {
    peer.write(frame.encode());
    loop.runAll();
  }

  private void assertViolation(String what) {
    assertThat(listener.closure()).isNotNull();
    assertThat(listener.closure()).extracting(Closure::kind).isEqualTo(Closure.Kind.VIOLATION);
    assertThat(listener.closure()).extracting(Closure::why).asString().contains(what);
    assertThat(atPeer.ended()).isTrue();
  }

  private List<String> sent() {
    return frames().stream()
        .map(f -> f.name() + " " + f.flags() + " stream " + f.streamId() + " " + f.length())
        .toList();
  }

  private long dataSent() {
    return frames().stream().mapToLong(f -> f.payload().length).sum();
  }

  private List<YamuxFrame> frames() {
    YamuxReader reader = new YamuxReader(YamuxReader.atMost(1 << 20));
    reader.append(atPeer.bytes());
    List<YamuxFrame> frames = new ArrayList<>();
    for (Optional<YamuxFrame> f = reader.next(); f.isPresent(); f = reader.next()) {
      frames.add(f.get());
    }
    return frames;
  }
}
