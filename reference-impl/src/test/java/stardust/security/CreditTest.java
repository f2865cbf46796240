package stardust.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import stardust.io.ManualLoop;
import stardust.io.MemoryDuplex;

class CreditTest {

  private static final int CHARGED = 64 << 10;

  private final ManualLoop loop = new ManualLoop();
  private final MemoryDuplex.Pair pair = MemoryDuplex.pair(loop);
  private final Credit credit = new Credit(pair.a(), 1_000_000);

  @Test
  void consumesOverheadAtOnceAndPayloadLater() {
    arrive(120);
    credit.complete(120, 100);
    assertThat(pair.a().consumed()).isEqualTo(20);
    credit.consumed(60);
    assertThat(pair.a().consumed()).isEqualTo(80);
    credit.consumed(40);
    assertThat(pair.a().unconsumed()).isZero();
  }

  @Test
  void chargesAShortIncompleteFrameInFull() {
    arrive(CHARGED);
    credit.incomplete(CHARGED);
    assertThat(pair.a().consumed()).isZero();
  }

  @Test
  void consumesALongIncompleteFrameAhead() {
    arrive(CHARGED + 500);
    credit.incomplete(CHARGED + 500);
    assertThat(pair.a().unconsumed()).isEqualTo(CHARGED);
    arrive(300);
    credit.incomplete(CHARGED + 800);
    assertThat(pair.a().unconsumed()).isEqualTo(CHARGED);
  }

  @Test
  void consumesNothingTwice() {
    arrive(CHARGED + 500);
    credit.incomplete(CHARGED + 500);
    credit.complete(CHARGED + 500, CHARGED + 480);
    assertThat(pair.a().consumed()).isEqualTo(500);
    credit.consumed(480);
    assertThat(pair.a().consumed()).isEqualTo(500);
    credit.consumed(CHARGED);
    assertThat(pair.a().unconsumed()).isZero();
  }

  @Test
  void goesNoFurtherAheadThanOneLongestFrame() {
    for (int i = 0; i < 3; i++) {
      arrive(900_000);
      credit.incomplete(900_000);
      credit.complete(900_000, 900_000);
    }
    assertThat(pair.a().unconsumed()).isEqualTo(900_000 + 2 * CHARGED);
  }

  private void arrive(int count) {
    pair.a().receive(new Ignoring());
    pair.b().write(new byte[count]);
    loop.runAll();
  }

  /** Takes bytes without consuming them. */
  private static final class Ignoring implements stardust.io.Receiver {

    @Override
    public void bytes(byte[] bytes) {}

    @Override
    public void end() {}

    @Override
    public void closed(stardust.io.Closure closure) {}
  }
}
