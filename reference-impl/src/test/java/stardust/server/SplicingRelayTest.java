package stardust.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import stardust.io.Closure;
import stardust.io.ManualLoop;
import stardust.io.MemoryDuplex;
import stardust.io.RecordingReceiver;

class SplicingRelayTest {

  private static final Duration STALL = Duration.ofSeconds(60);

  private final ManualLoop loop = new ManualLoop();
  private final MemoryDuplex.Pair a = MemoryDuplex.pair(loop);
  private final MemoryDuplex.Pair b = MemoryDuplex.pair(loop);
  private int over;

  @Test
  void passesBytesUnchangedInBothDirections() {
    byte[] there = random(300_000);
    byte[] back = random(200_000);
    a.chunk(1000).a().write(there);
    b.chunk(777).b().write(back);
    RecordingReceiver atA = RecordingReceiver.on(a.a());
    RecordingReceiver atB = RecordingReceiver.on(b.b());

    splice();

    assertThat(atB.bytes()).isEqualTo(there);
    assertThat(atA.bytes()).isEqualTo(back);
    assertThat(a.b().unconsumed()).isZero();
    assertThat(b.a().unconsumed()).isZero();
  }

  @Test
  void passesAHalfCloseBehindTheLastByteAndGoesOnTheOtherWay() {
    RecordingReceiver atA = RecordingReceiver.on(a.a());
    RecordingReceiver atB = RecordingReceiver.on(b.b());
    splice();

    a.a().write(new byte[] {1});
    a.a().closeWrite();
    loop.runAll();
    b.b().write(new byte[] {2});
    loop.runAll();

    assertThat(atB.bytes()).containsExactly(1);
    assertThat(atB.ended()).isTrue();
    assertThat(atA.bytes()).containsExactly(2);
    assertThat(over).isZero();
  }

  @Test
  void isOverWhenBothSidesHaveHalfClosed() {
    RecordingReceiver atA = RecordingReceiver.on(a.a());
    RecordingReceiver atB = RecordingReceiver.on(b.b());
    splice();

    a.a().closeWrite();
    b.b().closeWrite();
    loop.runAll();

    assertThat(atA.closure()).isEqualTo(Closure.FINISHED);
    assertThat(atB.closure()).isEqualTo(Closure.FINISHED);
    assertThat(over).isEqualTo(1);
    assertThat(loop.waitingTimers()).isZero();
  }

  @Test
  void resetsTheOtherSideWhenOneIsReset() {
    RecordingReceiver atB = RecordingReceiver.on(b.b());
    splice();

    a.a().reset();
    loop.runAll();

    assertThat(atB.closure()).extracting(Closure::kind).isEqualTo(Closure.Kind.RESET);
    assertThat(over).isEqualTo(1);
  }

  @Test
  void resetsTheOtherSideWhenOneIsLost() {
    RecordingReceiver atA = RecordingReceiver.on(a.a());
    splice();

    b.b().lose("unplugged");
    loop.runAll();

    assertThat(atA.closure()).extracting(Closure::kind).isEqualTo(Closure.Kind.RESET);
  }

  @Test
  void givesTheWriterRoomOnlyForWhatTheReaderTook() {
    b.b().window(1000);
    RecordingReceiver slow = RecordingReceiver.stalledOn(b.b());
    a.a().chunk(500).write(random(5000));
    splice();

    assertThat(a.b().consumed()).isEqualTo(1000);
    slow.resume();
    loop.runAll();

    assertThat(a.b().consumed()).isEqualTo(5000);
  }

  @Test
  void resetsBothSidesOfARelayThatMakesNoProgress() {
    b.b().window(1000);
    RecordingReceiver atB = RecordingReceiver.stalledOn(b.b());
    RecordingReceiver atA = RecordingReceiver.on(a.a());
    a.a().write(random(5000));
    splice();

    loop.advance(STALL.multipliedBy(2));

    assertThat(atA.closure()).extracting(Closure::kind).isEqualTo(Closure.Kind.RESET);
    assertThat(atB.closure()).extracting(Closure::kind).isEqualTo(Closure.Kind.RESET);
    assertThat(over).isEqualTo(1);
  }

  @Test
  void keepsARelayThatIsIdleOrSlow() {
    b.b().window(1000);
    RecordingReceiver slow = RecordingReceiver.stalledOn(b.b());
    a.a().chunk(500).write(random(5000));
    splice();
    for (int step = 0; step < 10; step++) {
      loop.advance(STALL.dividedBy(2));
      slow.resume();
      loop.runAll();
      slow.stall();
    }
    slow.resume();
    loop.advance(STALL.multipliedBy(10));

    assertThat(slow.closure()).isNull();
    assertThat(slow.size()).isEqualTo(5000);
  }

  private void splice() {
    new SplicingRelay(STALL).splice(a.b(), b.a(), () -> over++);
    loop.runAll();
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
