package stardust.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import stardust.spec.message.JoinChallengeSolution;

class SolutionTest {

  @Test
  void hashesTheRandomBytesBeforeTheSalt() throws Exception {
    byte[] expected =
        JoinChallengeSolution.parseFrom(StardustVectors.message("JoinChallengeSolution"))
            .getSolution()
            .toByteArray();

    assertThat(Solution.of(StardustVectors.random128(), StardustVectors.salt()))
        .isEqualTo(expected)
        .hasSize(Stardust.SOLUTION_BYTES);
  }
}
