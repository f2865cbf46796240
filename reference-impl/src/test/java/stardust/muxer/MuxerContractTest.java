package stardust.muxer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import stardust.io.Closure;
import stardust.io.ManualLoop;
import stardust.io.MemoryDuplex;
import stardust.io.RecordingReceiver;
import stardust.mplex.Mplex;
import stardust.trace.Tap;
import stardust.yamux.Yamux;

/** What every muxer does, in whole writes and byte by byte. */
@ParameterizedClass
@MethodSource("setups")
class MuxerContractTest {

  private static final byte[] HELLO = "hello".getBytes(UTF_8);

  private final ManualLoop loop = new ManualLoop();
  private final MemoryDuplex.Pair wire;
  private final int chunk;
  private final RecordingListener atA = new RecordingListener();
  private final RecordingListener atB = new RecordingListener();
  private final Muxer a;
  private final Muxer b;

  record Setup(MuxerFactory factory, int chunk) {
    @Override
    public String toString() {
      return factory.protocol() + " in pieces of " + chunk;
    }
  }

  static Stream<Setup> setups() {
    return Stream.of(Mplex.FACTORY, Yamux.FACTORY)
        .flatMap(f -> Stream.of(new Setup(f, Integer.MAX_VALUE), new Setup(f, 1)));
  }

  MuxerContractTest(Setup setup) {
    chunk = setup.chunk;
    wire = MemoryDuplex.pair(loop).chunk(chunk);
    MuxerLimits limits = new MuxerLimits(4, 1 << 20, 256 << 10);
    a = setup.factory.start(wire.a(), true, limits, atA, Tap.NONE);
    b = setup.factory.start(wire.b(), false, limits, atB, Tap.NONE);
  }

  @Test
  void tellsTheOtherSideOfAStreamAtOnce() {
    MuxedStream stream = a.open();
    loop.runAll();
    assertThat(atB.opened()).hasSize(1);
    assertThat(stream.label()).isNotEmpty();
  }

  @Test
  void carriesBytesBothWays() {
    Streams streams = open();
    streams.here.write(HELLO);
    streams.there.write("world".getBytes(UTF_8));
    loop.runAll();
    assertThat(RecordingReceiver.on(streams.there).text()).isEqualTo("hello");
    assertThat(RecordingReceiver.on(streams.here).text()).isEqualTo("world");
  }

  @Test
  void keepsStreamsApartThatBothSidesOpen() {
    Streams fromA = open();
    MuxedStream atBSide = b.open();
    loop.runAll();
    fromA.here.write(HELLO);
    atBSide.write("other".getBytes(UTF_8));
    loop.runAll();
    assertThat(RecordingReceiver.on(fromA.there).text()).isEqualTo("hello");
    assertThat(RecordingReceiver.on(atA.last()).text()).isEqualTo("other");
  }

  @Test
  void readsOnAfterItsHalfClose() {
    Streams streams = open();
    RecordingReceiver here = RecordingReceiver.on(streams.here);
    RecordingReceiver there = RecordingReceiver.on(streams.there);
    streams.here.closeWrite();
    loop.runAll();
    streams.there.write(HELLO);
    loop.runAll();
    assertThat(there.ended()).isTrue();
    assertThat(here.text()).isEqualTo("hello");
    assertThat(here.closure()).isNull();
  }

  @Test
  void finishesWhenBothSidesHaveHalfClosed() {
    Streams streams = open();
    RecordingReceiver here = RecordingReceiver.on(streams.here);
    RecordingReceiver there = RecordingReceiver.on(streams.there);
    streams.here.closeWrite();
    streams.there.closeWrite();
    loop.runAll();
    assertThat(here.closure()).isEqualTo(Closure.FINISHED);
    assertThat(there.closure()).isEqualTo(Closure.FINISHED);
  }

  @Test
  void sendsWhatWasWrittenBeforeTheHalfClose() {
    Streams streams = open();
    streams.here.write(new byte[200_000]);
    streams.here.write(HELLO);
    streams.here.closeWrite();
    streams.here.write(HELLO);
    loop.runAll();
    RecordingReceiver there = RecordingReceiver.on(streams.there);
    assertThat(there.size()).isEqualTo(200_005);
    assertThat(there.ended()).isTrue();
  }

  @Test
  void tellsWritersBeforeTheEndThatTheirBytesHaveLeft() {
    Streams streams = open();
    List<String> order = new ArrayList<>();
    streams.there.closeWrite();
    loop.runAll();
    wire.a().hold();
    streams.here.write(HELLO, () -> order.add("flushed"));
    streams.here.write(new byte[0], () -> order.add("nothing"));
    streams.here.closeWrite();
    loop.runAll();
    RecordingReceiver here = RecordingReceiver.on(streams.here);
    assertThat(here.closure()).isNull();
    wire.a().resume();
    loop.runAll();
    assertThat(order).contains("flushed");
    assertThat(here.closure()).isEqualTo(Closure.FINISHED);
  }

  @Test
  void resetEndsBothDirections() {
    Streams streams = open();
    RecordingReceiver here = RecordingReceiver.on(streams.here);
    RecordingReceiver there = RecordingReceiver.on(streams.there);
    streams.here.reset();
    loop.runAll();
    assertThat(here.closure()).isEqualTo(Closure.LOCAL);
    assertThat(there.closure()).extracting(Closure::kind).isEqualTo(Closure.Kind.RESET);
  }

  @Test
  void sendsNothingOnAStreamThatWasReset() {
    Streams streams = open();
    streams.here.reset();
    loop.runAll();
    long before = wire.a().written() + wire.b().written();
    streams.here.write(HELLO);
    streams.here.closeWrite();
    streams.here.reset();
    streams.there.write(HELLO);
    streams.there.closeWrite();
    streams.there.reset();
    loop.runAll();
    assertThat(wire.a().written() + wire.b().written()).isEqualTo(before);
  }

  @Test
  void dropsWhatWasWrittenWhenItIsReset() {
    Streams streams = open();
    wire.a().hold();
    List<String> flushed = new ArrayList<>();
    streams.here.write(new byte[1 << 20], () -> flushed.add("flushed"));
    streams.here.reset();
    wire.a().resume();
    loop.runAll();
    assertThat(flushed).isEmpty();
    assertThat(wire.a().written()).isLessThan(400_000);
  }

  @Test
  void resetsStreamsBeyondTheLimit() {
    for (int i = 0; i < 4; i++) {
      open();
    }
    RecordingReceiver fifth = RecordingReceiver.on(a.open());
    loop.runAll();
    assertThat(fifth.closure()).extracting(Closure::kind).isEqualTo(Closure.Kind.RESET);
    assertThat(atB.opened()).hasSize(4);
    assertThat(atB.closure()).isNull();
  }

  @Test
  void takesAnotherStreamWhenOneHasEnded() {
    for (int i = 0; i < 4; i++) {
      open();
    }
    atB.last().reset();
    loop.runAll();
    RecordingReceiver fifth = RecordingReceiver.on(a.open());
    loop.runAll();
    assertThat(fifth.closure()).isNull();
    assertThat(atB.opened()).hasSize(5);
  }

  @Test
  void closingEndsEveryStreamAndTheOtherSide() {
    Streams streams = open();
    a.close();
    loop.runAll();
    assertThat(RecordingReceiver.on(streams.here).closure())
        .extracting(Closure::kind)
        .isEqualTo(Closure.Kind.LOCAL);
    assertThat(RecordingReceiver.on(streams.there).closure())
        .extracting(Closure::kind)
        .isEqualTo(Closure.Kind.LOST);
    assertThat(atA.closure()).isNotNull();
    assertThat(atB.closure()).isNotNull();
    assertThat(wire.a().closed()).isTrue();
    assertThat(wire.b().closed()).isTrue();
  }

  @Test
  void sendsWhatStreamsWroteBeforeTheSessionWasClosed() {
    Streams streams = open();
    streams.here.write(HELLO);
    a.close();
    loop.runAll();
    assertThat(RecordingReceiver.on(streams.there).text()).isEqualTo("hello");
  }

  @Test
  void closesTheWireEvenIfTheOtherSideDoesNot() {
    wire.a().hold();
    a.close();
    loop.advance(Duration.ofSeconds(5));
    assertThat(wire.a().closed()).isTrue();
  }

  @Test
  void aLostWireEndsEveryStreamAndTheSessionOnce() {
    Streams streams = open();
    wire.a().lose("cable cut");
    loop.runAll();
    for (MuxedStream stream : List.of(streams.here, streams.there)) {
      Closure closure = RecordingReceiver.on(stream).closure();
      assertThat(closure).extracting(Closure::kind).isEqualTo(Closure.Kind.LOST);
      assertThat(closure).extracting(Closure::why).asString().contains("cable cut");
    }
    assertThat(atA.closure()).extracting(Closure::kind).isEqualTo(Closure.Kind.LOST);
    a.close();
  }

  @Test
  void opensNothingAfterTheEnd() {
    a.close();
    assertThatThrownBy(a::open).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void letsAShortMessagePassALongOne() {
    Streams bulk = open();
    Streams chat = open();
    RecordingReceiver bulkAt = RecordingReceiver.on(bulk.there);
    RecordingReceiver chatAt = RecordingReceiver.on(chat.there);
    List<Integer> bulkWhenChatLeft = new ArrayList<>();
    bulk.here.write(new byte[1_000_000]);
    chat.here.write(HELLO, () -> bulkWhenChatLeft.add(bulkAt.size()));
    loop.runAll();
    assertThat(bulkAt.size()).isEqualTo(1_000_000);
    assertThat(chatAt.text()).isEqualTo("hello");
    assertThat(bulkWhenChatLeft).hasSize(1).allMatch(size -> size < 500_000);
  }

  @Test
  void stalledWiresStopTheCallbacksOfWriters() {
    Streams streams = open();
    wire.a().hold();
    List<Integer> flushed = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int number = i;
      streams.here.write(new byte[10_000], () -> flushed.add(number));
    }
    loop.runAll();
    assertThat(flushed).isEmpty();
    assertThat(wire.a().queued()).isLessThan(400_000);
    RecordingReceiver.on(streams.there);
    wire.a().resume();
    loop.runAll();
    assertThat(flushed).hasSize(100).isSorted();
  }

  @Test
  void unreadBytesAreBounded() {
    wire.a().window(64 << 10);
    wire.b().window(64 << 10);
    Streams streams = open();
    RecordingReceiver there = RecordingReceiver.stalledOn(streams.there);
    List<String> flushed = new ArrayList<>();
    streams.here.write(new byte[2 << 20], () -> flushed.add("all"));
    loop.runAll();
    assertThat(there.size()).isLessThanOrEqualTo(320 << 10);
    assertThat(flushed).isEmpty();
    there.resume();
    loop.runAll();
    assertThat(there.size()).isEqualTo(2 << 20);
    assertThat(flushed).containsExactly("all");
  }

  @Test
  void resetGivesBackTheRoomOfUnreadBytes() {
    wire.b().window(64 << 10);
    Streams stalled = open();
    RecordingReceiver.stalledOn(stalled.there);
    stalled.here.write(new byte[100_000]);
    loop.runAll();
    stalled.there.reset();
    loop.runAll();
    Streams next = open();
    RecordingReceiver there = RecordingReceiver.on(next.there);
    next.here.write(new byte[300_000]);
    loop.runAll();
    assertThat(there.size()).isEqualTo(300_000);
    assertThat(wire.b().unconsumed()).isZero();
  }

  @Test
  void carriesMegabytesBothWaysAtOnceIntact() {
    wire.a().window(100_000);
    wire.b().window(100_000);
    int size = chunk == 1 ? 600_000 : 8 << 20;
    Streams streams = open();
    RecordingReceiver here = RecordingReceiver.on(streams.here);
    RecordingReceiver there = RecordingReceiver.on(streams.there);
    byte[] up = random(1, size);
    byte[] down = random(2, size);
    writeInParts(streams.here, up);
    writeInParts(streams.there, down);
    loop.runAll();
    assertThat(digest(there.bytes())).isEqualTo(digest(up));
    assertThat(digest(here.bytes())).isEqualTo(digest(down));
    assertThat(here.closure()).isEqualTo(Closure.FINISHED);
    assertThat(there.closure()).isEqualTo(Closure.FINISHED);
    assertThat(wire.a().unconsumed()).isZero();
    assertThat(wire.b().unconsumed()).isZero();
  }

  private record Streams(MuxedStream here, MuxedStream there) {}

  private Streams open() {
    MuxedStream here = a.open();
    loop.runAll();
    return new Streams(here, atB.last());
  }

  private static void writeInParts(MuxedStream stream, byte[] bytes) {
    Random random = new Random(3);
    int at = 0;
    while (at < bytes.length) {
      int end = Math.min(bytes.length, at + 1 + random.nextInt(300_000));
      stream.write(Arrays.copyOfRange(bytes, at, end));
      at = end;
    }
    stream.closeWrite();
  }

  private static byte[] random(long seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
