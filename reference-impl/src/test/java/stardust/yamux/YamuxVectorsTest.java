package stardust.yamux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stardust.vectors.WireVector;
import stardust.vectors.WireVectors;

/** Pins the codec to bytes seen on the wire of other stacks. */
class YamuxVectorsTest {

  static List<WireVector> frames() {
    return WireVectors.all("yamux.");
  }

  @ParameterizedTest
  @MethodSource("frames")
  void encodesAFrame(WireVector vector) {
    byte[] bytes = vector.hex("frame");
    byte[] payload = Arrays.copyOfRange(bytes, YamuxFrame.HEADER, bytes.length);
    YamuxFrame frame =
        new YamuxFrame(
            0,
            (int) vector.integer("type"),
            (int) vector.integer("flags"),
            vector.integer("streamId"),
            vector.integer("length"),
            payload);
    assertThat(frame.encode()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @MethodSource("frames")
  void readsAFrame(WireVector vector) {
    YamuxReader reader = new YamuxReader(YamuxReader.atMost(1000));
    reader.append(vector.hex("frame"));
    YamuxFrame frame = reader.next().orElseThrow();
    assertThat(frame.type()).isEqualTo((int) vector.integer("type"));
    assertThat(frame.flags()).isEqualTo((int) vector.integer("flags"));
    assertThat(frame.streamId()).isEqualTo(vector.integer("streamId"));
    assertThat(frame.length()).isEqualTo(vector.integer("length"));
    assertThat(frame.encode()).isEqualTo(vector.hex("frame"));
  }
}
