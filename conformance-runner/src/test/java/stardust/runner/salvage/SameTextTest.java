package stardust.runner.salvage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SameTextTest {

  @Test
  void exchangesBytesOfBothHalvesOfADigestAndKeepsItsText() {
    Random random = new Random(1);
    for (int turn = 0; turn < 100; turn++) {
      byte[] digest = new byte[64];
      random.nextBytes(digest);

      byte[] other = SameText.of(digest);

      assertThat(new String(other, UTF_8)).isEqualTo(new String(digest, UTF_8));
      assertThat(firstHalf(other)).isNotEqualTo(firstHalf(digest));
      assertThat(secondHalf(other)).isNotEqualTo(secondHalf(digest));
    }
  }

  @Test
  void exchangesOneByteWhereAllIsUtf8() {
    assertThat(SameText.of("abc".getBytes(UTF_8))).isEqualTo("abb".getBytes(UTF_8));
  }

  private static String firstHalf(byte[] digest) {
    return HexFormat.of().formatHex(digest, 0, 32);
  }

  private static String secondHalf(byte[] digest) {
    return HexFormat.of().formatHex(digest, 32, 64);
  }
}
