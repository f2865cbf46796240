package stardust.mplex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.io.Bytes;
import stardust.io.Closure;
import stardust.io.ManualLoop;
import stardust.io.MemoryDuplex;
import stardust.io.RecordingReceiver;
import stardust.muxer.MuxedStream;
import stardust.muxer.MuxerLimits;
import stardust.muxer.RecordingListener;
import stardust.trace.RecordingTap;
import stardust.trace.WireEvent;

/** A session against a peer that writes frames by hand, in whole writes and byte by byte. */
@ParameterizedClass
@ValueSource(ints = {Integer.MAX_VALUE, 1})
class MplexMuxerTest {

  private final ManualLoop loop = new ManualLoop();
  private final MemoryDuplex wire;
  private final MemoryDuplex peer;
  private final RecordingListener listener = new RecordingListener();
  private final RecordingTap tap = new RecordingTap();
  private final RecordingReceiver atPeer;
  private final MplexMuxer muxer;

  MplexMuxerTest(int chunk) {
    MemoryDuplex.Pair pair = MemoryDuplex.pair(loop).chunk(chunk);
    wire = pair.a();
    peer = pair.b();
    atPeer = RecordingReceiver.on(peer);
    muxer = new MplexMuxer(wire, MuxerLimits.DEFAULT, listener, tap);
  }

  @Test
  void numbersItsStreamsFromZero() {
    assertThat(muxer.open().label()).isEqualTo("i0");
    assertThat(muxer.open().label()).isEqualTo("i1");
    loop.runAll();
    assertThat(sent()).containsExactly("NewStream 0 30", "NewStream 1 31");
  }

  @Test
  void opensAndWritesAsOtherStacksDo() {
    MuxedStream stream = muxer.open();
    stream.write("hello".getBytes(UTF_8));
    stream.closeWrite();
    loop.runAll();
    assertThat(atPeer.bytes()).isEqualTo(Bytes.fromHex("000130 020568656c6c6f 0400"));
  }

  @Test
  void answersOnAnAcceptedStreamWithTheFlagsOfTheReceiver() {
    receive("00 00");
    MuxedStream stream = listener.last();
    stream.write("world".getBytes(UTF_8));
    stream.closeWrite();
    stream.reset();
    loop.runAll();
    assertThat(stream.label()).isEqualTo("r0");
    assertThat(atPeer.bytes()).isEqualTo(Bytes.fromHex("0105776f726c64 0300 0500"));
  }

  @Test
  void keepsTheNumbersOfBothSidesApart() {
    RecordingReceiver own = RecordingReceiver.on(muxer.open());
    receive("00 00  02 01 61  01 01 62");
    assertThat(RecordingReceiver.on(listener.last()).text()).isEqualTo("a");
    assertThat(own.text()).isEqualTo("b");
  }

  @Test
  void splitsWritesIntoPiecesOf64KiB() {
    muxer.open().write(new byte[150_000]);
    loop.runAll();
    assertThat(sentSizes()).containsExactly(1, 65536, 65536, 18928);
  }

  @Test
  void dropsDataAfterTheOtherSidesClose() {
    receive("00 00  04 00  02 01 61");
    RecordingReceiver received = RecordingReceiver.on(listener.last());
    assertThat(received.text()).isEmpty();
    assertThat(received.ended()).isTrue();
    assertThat(wire.unconsumed()).isZero();
  }

  @Test
  void ignoresFramesForUnknownStreams() {
    receive("02 01 61  04 00  06 00  01 01 61  00 00");
    assertThat(listener.opened()).hasSize(1);
    assertThat(atPeer.size()).isZero();
    assertThat(wire.unconsumed()).isZero();
  }

  @Test
  void ignoresFlagSevenAndTracesIt() {
    receive("07 02 6161  00 00");
    assertThat(listener.opened()).hasSize(1);
    assertThat(tap.lines()).containsExactly("RECEIVED Unknown", "RECEIVED r0 NewStream");
  }

  @Test
  void answersNothingToAReset() {
    receive("00 00  06 00");
    listener.last().write(new byte[1]);
    listener.last().closeWrite();
    loop.runAll();
    assertThat(atPeer.size()).isZero();
  }

  @Test
  void anIdThatIsOpenedTwiceIsAViolation() {
    receive("00 00  00 00");
    assertViolation("stream 0 was opened twice");
  }

  @Test
  void takesAnIdAgainWhoseStreamIsOver() {
    receive("00 00  06 00  00 00");
    assertThat(listener.opened()).hasSize(2);
    assertThat(listener.closure()).isNull();
  }

  @Test
  void aMessageOverOneMebibyteIsAViolationBeforeItIsRead() {
    receive("00 00  02 818040");
    assertViolation("1048577 bytes");
    assertThat(RecordingReceiver.on(listener.last()).closure())
        .extracting(Closure::kind)
        .isEqualTo(Closure.Kind.VIOLATION);
  }

  @Test
  void takesAMessageLongerThanTheWindowBeneath() {
    wire.window(1000);
    RecordingReceiver own = RecordingReceiver.stalledOn(muxer.open());
    peer.write(new MplexFrame(0, 1, new byte[1 << 20]).encode());
    loop.runAll();
    assertThat(own.size()).isEqualTo(1 << 20);
  }

  @Test
  void stopsReadingWhileAStreamIsNotRead() {
    wire.window(1000);
    RecordingReceiver own = RecordingReceiver.stalledOn(muxer.open());
    for (int i = 0; i < 100; i++) {
      peer.write(new MplexFrame(0, 1, new byte[100]).encode());
    }
    loop.runAll();
    assertThat(own.size()).isBetween(800, 1000);
    own.resume();
    loop.runAll();
    assertThat(own.size()).isEqualTo(10_000);
    assertThat(wire.unconsumed()).isZero();
  }

  @Test
  void paysForRefusalsThatNobodyReads() {
    MemoryDuplex.Pair pair = MemoryDuplex.pair(loop);
    pair.a().window(1000);
    MuxerLimits none = new MuxerLimits(0, 1 << 20, 1 << 18);
    assertThat(new MplexMuxer(pair.a(), none, new RecordingListener(), tap)).isNotNull();
    pair.a().hold();
    for (int i = 0; i < 10_000; i++) {
      pair.b().write(new MplexFrame(i, 0, new byte[0]).encode());
    }
    loop.runAll();
    assertThat(pair.a().queued()).isLessThan(2000);
    assertThat(pair.b().queued()).isGreaterThan(10_000);
  }

  @Test
  void opensAtMostFiveStreamsAtATime() {
    for (int i = 0; i < 12; i++) {
      MuxedStream stream = muxer.open();
      stream.write(new byte[] {(byte) i});
      stream.closeWrite();
    }
    loop.runAll();
    assertThat(opened()).isEqualTo(5);
    loop.advance(Duration.ofSeconds(1));
    assertThat(opened()).isEqualTo(5);
    loop.advance(Duration.ofMillis(250));
    assertThat(opened()).isEqualTo(10);
    loop.advance(Duration.ofMillis(1250));
    assertThat(opened()).isEqualTo(12);
    assertThat(sent())
        .hasSize(36)
        .endsWith("NewStream 11 3131", "MessageInitiator 11 0b", "CloseInitiator 11 ");
  }

  @Test
  void saysNothingOfAStreamThatWasResetBeforeItsTurn() {
    for (int i = 0; i < 5; i++) {
      muxer.open();
    }
    MuxedStream sixth = muxer.open();
    sixth.write(new byte[1]);
    sixth.reset();
    loop.advance(Duration.ofSeconds(10));
    assertThat(opened()).isEqualTo(5);
    assertThat(sent()).hasSize(5);
  }

  @Test
  void opensAtOnceWhereNoRateIsSet() {
    MemoryDuplex.Pair pair = MemoryDuplex.pair(loop);
    MplexMuxer unlimited =
        new MplexMuxer(
            pair.a(), MuxerLimits.DEFAULT, new RecordingListener(), tap, OpeningRate.UNLIMITED);
    for (int i = 0; i < 100; i++) {
      unlimited.open();
    }
    assertThat(tap.lines()).hasSize(100);
  }

  @Test
  void sendsRawFramesAndTracesThemAsInjected() {
    muxer.sendRaw(new MplexFrame(3, 7, 99, new byte[] {1}));
    loop.runAll();
    assertThat(atPeer.bytes()).isEqualTo(Bytes.fromHex("1f 63 01"));
    assertThat(tap.events()).hasSize(1).allMatch(WireEvent::injected);
  }

  @Test
  void tracesFramesWithTheirStream() {
    muxer.open().reset();
    receive("00 00  01 01 61");
    assertThat(tap.lines())
        .containsExactly(
            "SENT i0 NewStream",
            "SENT i0 ResetInitiator",
            "RECEIVED r0 NewStream",
            "RECEIVED i0 MessageReceiver");
  }

  @Test
  void doesNothingWorseThanEndTheSessionOnRandomFrames() {
    Random random = new Random(20250104);
    for (int run = 0; run < 300; run++) {
      MemoryDuplex.Pair pair = MemoryDuplex.pair(loop);
      RecordingReceiver.on(pair.b());
      RecordingListener heard = new RecordingListener();
      MplexMuxer fuzzed = new MplexMuxer(pair.a(), new MuxerLimits(3, 500, 500), heard, tap);
      fuzzed.open();
      for (int i = 0; i < 30; i++) {
        byte[] data = new byte[random.nextInt(40)];
        random.nextBytes(data);
        int flag = random.nextInt(8);
        long declared = random.nextInt(20) == 0 ? random.nextInt(50) : data.length;
        pair.b().write(new MplexFrame(random.nextInt(5), flag, declared, data).encode());
      }
      loop.runAll();
      Closure closure = heard.closure();
      assertThat(closure == null || closure.kind() == Closure.Kind.VIOLATION).isTrue();
    }
  }

  private void receive(String hex) {
    peer.write(Bytes.fromHex(hex));
    loop.runAll();
  }

  private void assertViolation(String what) {
    assertThat(listener.closure()).isNotNull();
    assertThat(listener.closure()).extracting(Closure::kind).isEqualTo(Closure.Kind.VIOLATION);
    assertThat(listener.closure()).extracting(Closure::why).asString().contains(what);
    assertThat(atPeer.ended()).isTrue();
  }

  private long opened() {
    return sent().stream().filter(frame -> frame.startsWith("NewStream")).count();
  }

  private List<String> sent() {
    return frames().stream().map(f -> f.name() + " " + f.id() + " " + Bytes.hex(f.data())).toList();
  }

  private List<Integer> sentSizes() {
    return frames().stream().map(f -> f.data().length).toList();
  }

  private List<MplexFrame> frames() {
    MplexReader reader = new MplexReader(MplexFrame.MOST_DATA);
    reader.append(atPeer.bytes());
    List<MplexFrame> frames = new ArrayList<>();
    for (Optional<MplexFrame> f = reader.next(); f.isPresent(); f = reader.next()) {
      frames.add(f.get());
    }
    return frames;
  }
}
