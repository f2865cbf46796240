package stardust.mplex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import stardust.io.Bytes;
import stardust.io.Violation;

class MplexReaderTest {

  private final MplexReader reader = new MplexReader(MplexFrame.MOST_DATA);

  @Test
  void waitsForTheWholeFrame() {
    byte[] frame = Bytes.fromHex("8201 03 616263");
    for (int i = 0; i < frame.length - 1; i++) {
      reader.append(new byte[] {frame[i]});
      assertThat(reader.next()).isEmpty();
    }
    reader.append(new byte[] {frame[frame.length - 1]});
    assertThat(reader.next().map(MplexFrame::data)).contains(new byte[] {'a', 'b', 'c'});
  }

  @Test
  void takesTheLargestIdThatAVarintHolds() {
    long id = (1L << 60) - 1;
    reader.append(new MplexFrame(id, 2, new byte[0]).encode());
    assertThat(reader.next().map(MplexFrame::id)).contains(id);
  }

  @Test
  void refusesAHeaderLongerThanAVarint() {
    reader.append(Bytes.fromHex("020161 ffffffffffffffffff"));
    assertThat(reader.next()).isPresent();
    assertThat(reader.next()).isEmpty();
    assertThat(reader.violation())
        .contains(
            new Violation("mplex", "the header of a frame: a varint is longer than 9 bytes", 3));
  }

  @Test
  void readsNothingAfterAViolation() {
    reader.append(Bytes.fromHex("02818040"));
    assertThat(reader.next()).isEmpty();
    reader.append(Bytes.fromHex("020161"));
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void encodesARawFrameJustAsItIs() {
    assertThat(new MplexFrame(1, 7, 200, new byte[] {1}).encode())
        .asHexString()
        .isEqualTo("0FC80101");
  }

  @Test
  void makesNothingButFramesOrAViolationOfRandomBytes() {
    Random random = new Random(20250102);
    int violations = 0;
    for (int run = 0; run < 2000; run++) {
      MplexReader fuzzed = new MplexReader(1000);
      for (int i = 0; i < 20; i++) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        fuzzed.append(bytes);
        for (Optional<MplexFrame> f = fuzzed.next(); f.isPresent(); f = fuzzed.next()) {
          assertThat(f.get().data()).hasSize((int) f.get().declaredLength());
          assertThat(f.get().data().length).isLessThanOrEqualTo(1000);
        }
      }
      violations += fuzzed.violation().isPresent() ? 1 : 0;
    }
    assertThat(violations).isGreaterThan(1000);
  }
}
