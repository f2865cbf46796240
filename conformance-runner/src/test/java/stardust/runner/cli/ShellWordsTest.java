package stardust.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellWordsTest {

  @Test
  void plainWordsStayAsTheyAre() {
    assertThat(ShellWords.joined(List.of("node", "./server.js", "--port=1")))
        .isEqualTo(" node ./server.js --port=1");
  }

  @Test
  void whatAShellWouldReadIsQuoted() {
    assertThat(ShellWords.joined(List.of("{port}", "it's", "")))
        .isEqualTo(" '{port}' 'it'\\''s' ''");
  }

  @Test
  void anOptionWithoutAValueIsLeftOut() {
    ShellWords words = new ShellWords();
    words.option("--image", null);
    words.option("--port", 5892);

    assertThat(words).hasToString(" --port 5892");
  }
}
