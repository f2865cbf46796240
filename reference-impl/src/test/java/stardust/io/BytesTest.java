package stardust.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BytesTest {

  @Test
  void concatenatesInOrder() {
    assertThat(Bytes.concat(new byte[] {1}, new byte[0], new byte[] {2, 3}))
        .isEqualTo(new byte[] {1, 2, 3});
  }

  @Test
  void writesHexadecimal() {
    assertThat(Bytes.hex(new byte[] {0, -1, 0x5a})).isEqualTo("00ff5a");
  }

  @Test
  void saysHowLongWhatItCutOffWas() {
    assertThat(Bytes.hex(new byte[5], 2)).isEqualTo("0000... (5 bytes)");
  }

  @Test
  void readsHexadecimalWithBlanks() {
    assertThat(Bytes.fromHex("00 fF5a")).isEqualTo(new byte[] {0, -1, 0x5a});
  }

  @Test
  void refusesWhatIsNotHexadecimal() {
    assertThatThrownBy(() -> Bytes.fromHex("0g")).isInstanceOf(IllegalArgumentException.class);
  }
}
