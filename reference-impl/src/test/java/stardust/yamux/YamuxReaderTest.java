package stardust.yamux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import stardust.io.Bytes;
import stardust.io.Violation;

class YamuxReaderTest {

  private final YamuxReader reader = new YamuxReader(YamuxReader.atMost(1000));

  @Test
  void waitsForTheWholeFrame() {
    byte[] frame = YamuxFrame.data(0, 1, new byte[] {1, 2, 3}).encode();
    for (int i = 0; i < frame.length - 1; i++) {
      reader.append(new byte[] {frame[i]});
      assertThat(reader.next()).isEmpty();
    }
    reader.append(new byte[] {frame[frame.length - 1]});
    assertThat(reader.next().map(YamuxFrame::payload)).contains(new byte[] {1, 2, 3});
  }

  @Test
  void refusesAPayloadFromItsHeaderAlone() {
    reader.append(new YamuxFrame(0, YamuxFrame.DATA, 0, 1, 1001, new byte[0]).encode());
    assertThat(reader.next()).isEmpty();
    assertThat(reader.violation().map(Violation::what))
        .contains("a Data frame declares 1001 bytes, the limit is 1000");
  }

  @Test
  void refusesAPayloadOfMoreThan31Bits() {
    reader.append(Bytes.fromHex("000000000000000180000000"));
    assertThat(reader.next()).isEmpty();
    assertThat(reader.violation()).isPresent();
  }

  @Test
  void refusesAnotherVersion() {
    reader.append(Bytes.fromHex("000200010000000000000000 010200010000000000000000"));
    assertThat(reader.next()).isPresent();
    assertThat(reader.next()).isEmpty();
    assertThat(reader.violation())
        .contains(new Violation("yamux", "a frame has version 1, there is only 0", 12));
  }

  @Test
  void refusesAnUnknownType() {
    reader.append(Bytes.fromHex("000400000000000100000000"));
    assertThat(reader.next()).isEmpty();
    assertThat(reader.violation()).isPresent();
  }

  @Test
  void readsCreditAsAnUnsignedNumber() {
    reader.append(Bytes.fromHex("0001000000000001ffffffff"));
    assertThat(reader.next().map(YamuxFrame::length)).contains(0xffff_ffffL);
  }

  @Test
  void encodesARawFrameJustAsItIs() {
    assertThat(new YamuxFrame(9, 8, 0x1234, 0xffff_fffeL, 77, new byte[] {5}).encode())
        .asHexString()
        .isEqualTo("09081234FFFFFFFE0000004D05");
  }

  @Test
  void makesNothingButFramesOrAViolationOfRandomBytes() {
    Random random = new Random(20250103);
    int violations = 0;
    for (int run = 0; run < 2000; run++) {
      YamuxReader fuzzed = new YamuxReader(YamuxReader.atMost(1000));
      for (int i = 0; i < 20; i++) {
        fuzzed.append(nearlyAFrame(random));
        for (Optional<YamuxFrame> f = fuzzed.next(); f.isPresent(); f = fuzzed.next()) {
          assertThat(f.get().version()).isZero();
          assertThat(f.get().payload().length).isLessThanOrEqualTo(1000);
        }
      }
      violations += fuzzed.violation().isPresent() ? 1 : 0;
    }
    assertThat(violations).isGreaterThan(1000);
  }

  /** Wholly random bytes would fail at the first; these get further. */
  private static byte[] nearlyAFrame(Random random) {
    byte[] bytes = new byte[12 + random.nextInt(20)];
    random.nextBytes(bytes);
    bytes[0] = (byte) (random.nextInt(20) == 0 ? 1 : 0);
    bytes[1] = (byte) random.nextInt(4);
    bytes[8] = 0;
    bytes[9] = 0;
    bytes[10] = (byte) (random.nextInt(4) == 0 ? 7 : 0);
    return bytes;
  }
}
