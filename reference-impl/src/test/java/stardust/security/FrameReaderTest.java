package stardust.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import stardust.io.ViolationException;

class FrameReaderTest {

  private static final Framing FRAMING = new Framing("test", 2, 300);

  private final FrameReader reader = new FrameReader(FRAMING, 100);

  @Test
  void takesNoMoreThanOneFrameAtATime() throws ViolationException {
    byte[] two = {0, 1, 7, 0, 2, 8, 9};
    assertThat(reader.read(two, 0)).isEqualTo(3);
    assertThat(next().body()).containsExactly(7);
    assertThat(reader.read(two, 3)).isEqualTo(4);
    assertThat(next().body()).containsExactly(8, 9);
  }

  @Test
  void putsAFrameTogetherFromSingleBytes() throws ViolationException {
    byte[] frame = {0, 2, 8, 9};
    for (byte one : frame) {
      assertThat(reader.poll()).isNull();
      assertThat(reader.read(new byte[] {one}, 0)).isEqualTo(1);
    }
    assertThat(next().encoded()).isEqualTo(frame);
  }

  @Test
  void givesAFrameWithoutBody() throws ViolationException {
    assertThat(reader.read(new byte[] {0, 0, 0}, 0)).isEqualTo(2);
    assertThat(next().body()).isEmpty();
  }

  @Test
  void takesTheLongestFrame() throws ViolationException {
    byte[] frame = FRAMING.encode(new byte[300]);
    assertThat(reader.read(frame, 0)).isEqualTo(302);
    assertThat(next().body()).hasSize(300);
  }

  @Test
  void refusesALongerFrameOnceItsLengthIsKnown() throws ViolationException {
    reader.read(new byte[] {1}, 0);
    assertThatThrownBy(() -> reader.read(new byte[] {45}, 0))
        .hasMessage("test: a frame of 301 bytes; at most 300 are allowed (at byte 100)");
  }

  @Test
  void countsWhereFramesBegin() throws ViolationException {
    reader.read(new byte[] {0, 1, 7}, 0);
    assertThat(next().offset()).isEqualTo(100);
    assertThat(reader.offset()).isEqualTo(103);
  }

  @Test
  void saysHowMuchOfAFrameIsMissing() throws ViolationException {
    reader.read(new byte[] {0, 5, 1}, 0);
    assertThat(reader.held()).isEqualTo(3);
    assertThat(reader.truncated().what())
        .isEqualTo("the stream ended within a frame: 3 bytes came of 7 bytes");
  }

  private Frame next() {
    Frame frame = reader.poll();
    if (frame == null) {
      throw new AssertionError("no whole frame; " + reader.held() + " bytes are held");
    }
    return frame;
  }
}
