package stardust.mplex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stardust.io.Bytes;
import stardust.vectors.WireVector;
import stardust.vectors.WireVectors;

/** Pins the codec to bytes seen on the wire of other stacks. */
class MplexVectorsTest {

  static List<WireVector> frames() {
    return WireVectors.all("mplex.").stream().filter(vector -> vector.hasHex("frame")).toList();
  }

  @ParameterizedTest
  @MethodSource("frames")
  void encodesAFrame(WireVector vector) {
    MplexFrame frame =
        new MplexFrame(
            vector.integer("streamId"), (int) vector.integer("flag"), vector.hex("data"));
    assertThat(frame.encode()).isEqualTo(vector.hex("frame"));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void readsAFrame(WireVector vector) {
    MplexReader reader = new MplexReader(MplexFrame.MOST_DATA);
    reader.append(vector.hex("frame"));
    MplexFrame frame = reader.next().orElseThrow();
    assertThat(frame.id()).isEqualTo(vector.integer("streamId"));
    assertThat(frame.flag()).isEqualTo((int) vector.integer("flag"));
    assertThat(frame.data()).isEqualTo(vector.hex("data"));
    assertThat(frame.declaredLength()).isEqualTo(vector.hex("data").length);
  }

  @Test
  void takesTheLongestLegalMessage() {
    MplexReader reader = new MplexReader(MplexFrame.MOST_DATA);
    byte[] header = WireVectors.named("mplex.maxmsg").hex("headerOk");
    reader.append(Bytes.concat(header, new byte[1 << 20]));
    assertThat(reader.next().map(MplexFrame::declaredLength)).contains(1L << 20);
  }

  @Test
  void refusesALongerMessageFromItsHeaderAlone() {
    MplexReader reader = new MplexReader(MplexFrame.MOST_DATA);
    reader.append(WireVectors.named("mplex.maxmsg").hex("headerTooBig"));
    assertThat(reader.next()).isEmpty();
    assertThat(reader.violation()).isPresent();
  }

  @Test
  void writesTheHeaderOfTheLongestMessage() {
    byte[] none = {};
    assertThat(new MplexFrame(0, 2, 1 << 20, none).encode())
        .isEqualTo(WireVectors.named("mplex.maxmsg").hex("headerOk"));
    assertThat(new MplexFrame(0, 2, (1 << 20) + 1, none).encode())
        .isEqualTo(WireVectors.named("mplex.maxmsg").hex("headerTooBig"));
  }
}
