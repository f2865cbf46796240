package stardust.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import stardust.noise.Noise;
import stardust.secio.Secio;

class SecuritiesTest {

  private final Securities securities = new Securities(List.of(new Noise(), new Secio()));

  @Test
  void keepsTheOrderOfTheText() {
    assertThat(securities.parse("secio, noise"))
        .extracting(SecurityProtocol::protocol)
        .containsExactly("/secio/1.0.0", "/noise");
  }

  @Test
  void refusesAnUnknownName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> securities.parse("noise,tls"))
        .withMessage("unknown security protocol \"tls\"; known are noise, secio");
  }

  @Test
  void refusesANameThatStandsThereTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> securities.parse("noise,noise"))
        .withMessage("security protocol named twice: noise");
  }
}
