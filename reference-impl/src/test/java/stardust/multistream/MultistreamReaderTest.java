package stardust.multistream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.io.Bytes;
import stardust.io.Violation;

class MultistreamReaderTest {

  private final MultistreamReader reader = new MultistreamReader();

  @Test
  void waitsForTheWholeMessage() {
    byte[] line = MultistreamLine.of("/a/1").encode();
    for (int i = 0; i < line.length - 1; i++) {
      reader.append(new byte[] {line[i]});
      assertThat(reader.next()).isEmpty();
    }
    reader.append(new byte[] {line[line.length - 1]});
    assertThat(reader.next().map(MultistreamLine::text)).contains("/a/1");
  }

  @Test
  void takesAMessageOf1024Bytes() {
    reader.append(MultistreamLine.of("a".repeat(1023)).encode());
    assertThat(reader.next()).isPresent();
  }

  @Test
  void refusesALongerMessageFromItsLengthAlone() {
    reader.append(Bytes.fromHex("8108"));
    assertThat(reader.next()).isEmpty();
    assertThat(reader.violation().map(Violation::what))
        .contains("a message of 1025 bytes, the limit is 1024");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "03616263", "ffffffffffffffffff01"})
  void refusesAMalformedMessage(String hex) {
    reader.append(Bytes.fromHex(hex));
    assertThat(reader.next()).isEmpty();
    assertThat(reader.violation()).isPresent();
  }

  @Test
  void saysWhereTheViolationIs() {
    reader.append(Bytes.concat(MultistreamLine.of("na").encode(), new byte[] {0}));
    reader.next();
    reader.next();
    assertThat(reader.violation())
        .contains(new Violation("multistream-select", "a message of length 0", 4));
  }

  @Test
  void encodesARawMessageJustAsItIs() {
    assertThat(new MultistreamLine(300, new byte[] {'x'}).encode())
        .asHexString()
        .isEqualTo("AC0278");
  }

  @Test
  void keepsWhatFollows() {
    reader.append(Bytes.concat(MultistreamLine.of("na").encode(), new byte[] {9, 8}));
    reader.next();
    assertThat(reader.rest()).containsExactly(9, 8);
  }

  @Test
  void makesNothingButLinesOrAViolationOfRandomBytes() {
    Random random = new Random(20250101);
    int violations = 0;
    for (int run = 0; run < 2000; run++) {
      MultistreamReader fuzzed = new MultistreamReader();
      for (int i = 0; i < 20; i++) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        fuzzed.append(bytes);
        Optional<MultistreamLine> line = fuzzed.next();
        line.ifPresent(l -> assertThat(l.body()).endsWith('\n').hasSizeBetween(1, 1024));
      }
      violations += fuzzed.violation().isPresent() ? 1 : 0;
    }
    assertThat(violations).isGreaterThan(1900);
  }
}
