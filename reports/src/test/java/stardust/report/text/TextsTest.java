package stardust.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void leavesAShortTextAlone() {
    assertThat(Texts.truncate("abc", 3)).isEqualTo("abc");
  }

  @Test
  void saysHowMuchItCut() {
    assertThat(Texts.truncate("abcdef", 2)).isEqualTo("ab… (4 more characters)");
  }

  @Test
  void cutsNoSurrogatePairInTwo() {
    assertThat(Texts.truncate("a\ud83d\ude00b", 2)).isEqualTo("a… (3 more characters)");
  }

  @Test
  void showsControlCharacters() {
    assertThat(Texts.visible("a\u0000\u001b\u0085\n\tb")).isEqualTo("a\\u0000\\u001b\\u0085\n\tb");
  }

  @Test
  void showsMarksOfWritingDirection() {
    assertThat(Texts.visible("a\u202eb\u2066")).isEqualTo("a\\u202eb\\u2066");
  }

  @Test
  void showsHalfASurrogatePair() {
    assertThat(Texts.visible("a\ud800b")).isEqualTo("a\\ud800b");
  }

  @Test
  void takesEveryLineEndForTheSame() {
    assertThat(Texts.visible("a\r\nb\rc")).isEqualTo("a\nb\\u000dc");
  }

  @Test
  void leavesOtherScriptsAlone() {
    assertThat(Texts.visible("Grüße, 世界, \ud83d\ude00")).isEqualTo("Grüße, 世界, \ud83d\ude00");
  }

  @Test
  void writesTimesForPeople() {
    assertThat(Texts.duration(Duration.ofMillis(840))).isEqualTo("840 ms");
    assertThat(Texts.duration(Duration.ofMillis(12_340))).isEqualTo("12.3 s");
    assertThat(Texts.duration(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
  }
}
