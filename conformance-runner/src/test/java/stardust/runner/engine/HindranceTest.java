package stardust.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HindranceTest {

  @Test
  void isReadFromTheReasonThatItMakes() {
    Hindrance hindrance = new Hindrance("JOIN-01", "a salt", "none came, but an error\ndid");

    assertThat(Hindrance.in(hindrance.reason())).contains(hindrance);
  }

  @Test
  void isInNoOtherReason() {
    assertThat(Hindrance.in("expected a salt, but none came")).isEmpty();
  }
}
