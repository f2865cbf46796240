package stardust.multistream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stardust.vectors.WireVector;
import stardust.vectors.WireVectors;

/** Pins the codec to bytes seen on the wire of other stacks. */
class MultistreamVectorsTest {

  static List<WireVector> lines() {
    return WireVectors.all("multistream.line.");
  }

  @ParameterizedTest
  @MethodSource("lines")
  void encodesALine(WireVector vector) {
    assertThat(MultistreamLine.of(vector.text("protocol")).encode()).isEqualTo(vector.hex("frame"));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void readsALine(WireVector vector) {
    assertThat(read(vector.hex("frame"))).containsExactly(vector.text("protocol"));
  }

  @Test
  void encodesTheAnswerToLs() {
    assertThat(MultistreamLine.listOf(List.of("/a/1", "/b/1")).encode())
        .isEqualTo(WireVectors.named("multistream.ls.response").hex("frame"));
    assertThat(MultistreamLine.listOf(List.of("/noise", "/plaintext/2.0.0")).encode())
        .isEqualTo(WireVectors.named("multistream.ls.response.libp2p3").hex("frame"));
  }

  @Test
  void readsTheAnswerToLsAsOneMessage() {
    assertThat(read(WireVectors.named("multistream.ls.response").hex("frame")))
        .containsExactly("\u0005/a/1\n\u0005/b/1\n");
  }

  @Test
  void dialsWithTheFirstFlightOfOtherStacks() {
    assertThat(MultistreamLine.encode(new Dialer(List.of("/secio/1.0.0")).first()))
        .isEqualTo(WireVectors.named("multistream.flight.dialer.secio").hex("bytes"));
    assertThat(MultistreamLine.encode(new Dialer(List.of("/noise")).first()))
        .isEqualTo(WireVectors.named("multistream.flight.dialer.noise").hex("bytes"));
  }

  @Test
  void readsTheFirstFlightOfOtherStacks() {
    assertThat(read(WireVectors.named("multistream.flight.dialer.noise").hex("bytes")))
        .containsExactly("/multistream/1.0.0", "/noise");
  }

  static List<String> read(byte[] bytes) {
    MultistreamReader reader = new MultistreamReader();
    reader.append(bytes);
    List<String> lines = new ArrayList<>();
    Optional<MultistreamLine> line = reader.next();
    while (line.isPresent()) {
      lines.add(line.get().text());
      line = reader.next();
    }
    assertThat(reader.violation()).isEmpty();
    assertThat(reader.rest()).isEmpty();
    return lines;
  }
}
