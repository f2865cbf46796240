package stardust.runner.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimingTest {

  private static final Duration PERIOD = Duration.ofSeconds(4);

  @Test
  void theScaleLengthensWaits() {
    assertThat(new Timing(3, PERIOD).answer())
        .isEqualTo(new Timing(1, PERIOD).answer().multipliedBy(3));
  }

  @Test
  void theScaleLeavesTheIntervalAlone() {
    assertThat(new Timing(3, PERIOD).atOnce()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void twiceThePeriodIsTooLongForTwoLists() {
    assertThat(new Timing(1, PERIOD).longestGap()).isLessThan(PERIOD.multipliedBy(2));
  }

  @Test
  void aScaleOfNothingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Timing(0, PERIOD));
  }

  @Test
  void anIntervalOfNothingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Timing(1, Duration.ZERO));
  }
}
