package stardust.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.vectors.WireVector;
import stardust.vectors.WireVectors;

class VarintTest {

  static List<WireVector> vectors() {
    return WireVectors.all("varint.");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void encodesAsTheVectorSays(WireVector vector) {
    assertThat(Varint.encode(vector.integer("value"))).isEqualTo(vector.hex("encoded"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void decodesTheVector(WireVector vector) {
    byte[] encoded = vector.hex("encoded");
    assertThat(Varint.decode(encoded, 0))
        .isEqualTo(new Varint.Value(vector.integer("value"), encoded.length));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void waitsForTheLastByte(WireVector vector) {
    byte[] encoded = vector.hex("encoded");
    assertThat(Varint.decode(encoded, 0, encoded.length - 1)).isEqualTo(new Varint.Incomplete());
  }

  @Test
  void decodesAtAnOffsetAndLeavesWhatFollows() {
    assertThat(Varint.decode(Bytes.fromHex("ff ac02 ff"), 1)).isEqualTo(new Varint.Value(300, 2));
  }

  @Test
  void takesAnOverlongForm() {
    assertThat(Varint.decode(Bytes.fromHex("8000"), 0)).isEqualTo(new Varint.Value(0, 2));
  }

  @Test
  void takesNineBytes() {
    assertThat(Varint.decode(Bytes.fromHex("ffffffffffffffff7f"), 0))
        .isEqualTo(new Varint.Value(Long.MAX_VALUE, 9));
  }

  @Test
  void refusesATenthByte() {
    assertThat(Varint.decode(Bytes.fromHex("ffffffffffffffffff"), 0))
        .isEqualTo(new Varint.Malformed());
  }

  @Test
  void refusesToPadBelowTheNeededLength() {
    assertThatThrownBy(() -> Varint.encodePadded(300, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void padsWithZeroGroups() {
    assertThat(Varint.encodePadded(2, 3)).isEqualTo(Bytes.fromHex("828000"));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE})
  void encodesAllSixtyFourBitsAsUnsigned(long value) {
    assertThat(Varint.encode(value)).hasSize(10).endsWith(1);
  }

  @Test
  void readsBackEveryValueItWrites() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      long value = random.nextLong() >>> (1 + random.nextInt(63));
      byte[] encoded = Varint.encode(value);
      assertThat(Varint.size(value)).isEqualTo(encoded.length);
      assertThat(Varint.decode(encoded, 0)).isEqualTo(new Varint.Value(value, encoded.length));
    }
  }
}
