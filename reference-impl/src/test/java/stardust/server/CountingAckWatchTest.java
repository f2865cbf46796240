package stardust.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountingAckWatchTest {

  private final AckWatch watch = new CountingAckWatch(3);

  @Test
  void givesUpAfterTheThirdPeriodWithoutAcknowledgement() {
    watch.listSent();

    assertThat(watch.periodOver(false)).isFalse();
    assertThat(watch.periodOver(false)).isFalse();
    assertThat(watch.periodOver(false)).isTrue();
  }

  @Test
  void startsAnewAtEachAcknowledgement() {
    watch.listSent();
    watch.periodOver(false);
    watch.periodOver(false);
    watch.acknowledged();
    watch.listSent();

    assertThat(watch.periodOver(false)).isFalse();
  }

  @Test
  void doesNotCountPeriodsInWhichNoListCouldLeave() {
    for (int period = 0; period < 10; period++) {
      assertThat(watch.periodOver(false)).isFalse();
    }
  }

  @Test
  void doesNotCountPeriodsInWhichTheServerReadsNothing() {
    watch.listSent();
    for (int period = 0; period < 10; period++) {
      assertThat(watch.periodOver(true)).isFalse();
    }
  }
}
