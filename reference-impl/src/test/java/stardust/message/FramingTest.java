package stardust.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import stardust.io.Bytes;
import stardust.vectors.StardustVectors;

class FramingTest {

  @ParameterizedTest
  @CsvSource({
    "INT32_BE, DiscoveryAck, int32be_DiscoveryAck",
    "INT32_BE, DialRequest, int32be_DialRequest",
    "VARINT, DialRequest, varint_DialRequest",
  })
  void writesAndReadsTheFrameOfTheVector(Framing framing, String message, String framed) {
    byte[] bytes = StardustVectors.message(message);
    assertThat(framing.encode(bytes)).isEqualTo(StardustVectors.framed(framed));
    assertThat(read(new FrameReader(framing), StardustVectors.framed(framed)))
        .containsExactly(bytes);
  }

  @Test
  void pinsEveryFrameOfTheVectors() {
    assertThat(StardustVectors.names("framed"))
        .containsExactlyInAnyOrder(
            "int32be_DiscoveryAck", "int32be_DialRequest", "varint_DialRequest");
  }

  @ParameterizedTest
  @EnumSource
  void readsTheSameMessagesInChunksOfAnySize(Framing framing) {
    Random random = new Random(12);
    List<byte[]> messages = new ArrayList<>();
    byte[] stream = new byte[0];
    for (int i = 0; i < 40; i++) {
      byte[] message = new byte[random.nextInt(3) * random.nextInt(300)];
      random.nextBytes(message);
      messages.add(message);
      stream = Bytes.concat(stream, framing.encode(message));
    }
    for (int size : new int[] {1, 2, 3, 7, 100, stream.length}) {
      FrameReader reader = new FrameReader(framing);
      List<byte[]> read = new ArrayList<>();
      for (int at = 0; at < stream.length; at += size) {
        read.addAll(
            read(reader, Arrays.copyOfRange(stream, at, Math.min(stream.length, at + size))));
      }
      assertThat(read).usingElementComparator(Arrays::compare).isEqualTo(messages);
      assertThat(reader.hasPartialMessage()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void takesAnEmptyMessageForAMessage(Framing framing) {
    assertThat(read(new FrameReader(framing), framing.encode(new byte[0])))
        .containsExactly(new byte[0]);
  }

  @ParameterizedTest
  @EnumSource
  void takesAMessageAtTheLimit(Framing framing) {
    assertThat(read(new FrameReader(framing, 300), framing.encode(new byte[300]))).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAMessageOverTheLimitBeforeItIsThere(Framing framing) {
    FrameReader reader = new FrameReader(framing, 300);
    byte[] before = framing.encode(new byte[5]);
    read(reader, before);
    reader.append(framing.encodeRaw(301, new byte[0]));
    assertThat(reader.next())
        .isInstanceOfSatisfying(
            FrameReader.Broken.class,
            broken -> {
              assertThat(broken.violation().what()).contains("at most 300 bytes, not 301");
              assertThat(broken.violation().offset()).isEqualTo(before.length);
            });
  }

  @ParameterizedTest
  @CsvSource({"INT32_BE, ffffffff, 4294967295", "VARINT, ffffffffffffffff7f, 9223372036854775807"})
  void takesALengthForUnsigned(Framing framing, String hex, String length) {
    FrameReader reader = new FrameReader(framing);
    reader.append(Bytes.fromHex(hex));
    assertThat(reader.next())
        .isInstanceOfSatisfying(
            FrameReader.Broken.class,
            broken -> assertThat(broken.violation().what()).endsWith("not " + length));
  }

  @Test
  void refusesALengthThatIsNoVarint() {
    FrameReader reader = new FrameReader(Framing.VARINT);
    reader.append(Bytes.fromHex("80808080808080808080"));
    assertThat(reader.next())
        .isInstanceOfSatisfying(
            FrameReader.Broken.class,
            broken -> assertThat(broken.violation().what()).contains("longer than 9 bytes"));
  }

  @Test
  void staysBroken() {
    FrameReader reader = new FrameReader(Framing.INT32_BE, 8);
    reader.append(Framing.INT32_BE.encode(new byte[9]));
    FrameReader.Next first = reader.next();
    reader.append(Framing.INT32_BE.encode(new byte[1]));
    assertThat(reader.next()).isSameAs(first);
    assertThat(reader.hasPartialMessage()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void waitsForTheRestOfAMessage(Framing framing) {
    FrameReader reader = new FrameReader(framing);
    reader.append(framing.encodeRaw(3, new byte[2]));
    assertThat(reader.next()).isEqualTo(new FrameReader.Incomplete());
    assertThat(reader.hasPartialMessage()).isTrue();
    assertThat(read(reader, new byte[1])).hasSize(1);
  }

  @Test
  void givesWhatFollowsTheLastMessageToTheNextProtocol() {
    FrameReader reader = new FrameReader(Framing.INT32_BE);
    reader.append(Bytes.concat(Framing.INT32_BE.encode(new byte[0]), Bytes.fromHex("13 2f6d")));
    assertThat(reader.next()).isInstanceOf(FrameReader.Message.class);
    assertThat(reader.rest()).isEqualTo(Bytes.fromHex("13 2f6d"));
    assertThat(reader.rest()).isEmpty();
  }

  @Test
  void writesALengthThatIsNotTrue() {
    assertThat(Framing.INT32_BE.encodeRaw(0xfffffffeL, new byte[] {7}))
        .isEqualTo(Bytes.fromHex("fffffffe07"));
    assertThat(Framing.VARINT.encodeRaw(300, new byte[] {7})).isEqualTo(Bytes.fromHex("ac0207"));
  }

  @ParameterizedTest
  @EnumSource
  void neverThrowsForRandomBytes(Framing framing) {
    Random random = new Random(13);
    for (int i = 0; i < 2_000; i++) {
      FrameReader reader = new FrameReader(framing, 50);
      int messages = 0;
      for (int chunk = 0; chunk < 5; chunk++) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        bytes = random.nextBoolean() ? bytes : new byte[bytes.length];
        messages += read(reader, bytes).size();
      }
      assertThat(messages).isBetween(0, 200);
    }
  }

  private static List<byte[]> read(FrameReader reader, byte[] bytes) {
    reader.append(bytes);
    List<byte[]> messages = new ArrayList<>();
    while (reader.next() instanceof FrameReader.Message message) {
      messages.add(message.bytes());
    }
    return messages;
  }
}
