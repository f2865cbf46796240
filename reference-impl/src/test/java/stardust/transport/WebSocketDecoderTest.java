package stardust.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stardust.io.Bytes;
import stardust.transport.WebSocketRead.Broken;
import stardust.transport.WebSocketRead.Control;
import stardust.transport.WebSocketRead.Data;
import stardust.vectors.WireVector;
import stardust.vectors.WireVectors;

class WebSocketDecoderTest {

  private static final int LIMIT = 1000;
  private static final Optional<byte[]> MASK = Optional.of(Bytes.fromHex("37fa213d"));

  private final WebSocketDecoder fromServer = new WebSocketDecoder(false, LIMIT);
  private final WebSocketDecoder fromClient = new WebSocketDecoder(true, LIMIT);

  @Test
  void readsTheFramesOfAServer() {
    WireVector vector = WireVectors.named("websocket.server.frames");
    assertThat(payload(readAll(fromServer, vector.hex("bytes")))).isEqualTo(vector.hex("payload"));
  }

  @Test
  void readsTheMaskedFrameOfAClient() {
    WireVector vector = WireVectors.named("websocket.client.frame");
    assertThat(payload(readAll(fromClient, vector.hex("bytes")))).isEqualTo(vector.hex("payload"));
  }

  @Test
  void readsTheExamplesOfTheRfc() {
    byte[] unmasked = Bytes.fromHex("810548656c6c6f");
    byte[] masked = Bytes.fromHex("818537fa213d7f9f4d5158");
    assertThat(payload(readAll(fromServer, unmasked))).asString(UTF_8).isEqualTo("Hello");
    assertThat(payload(readAll(fromClient, masked))).asString(UTF_8).isEqualTo("Hello");
  }

  @Test
  void writesTheMaskedExampleOfTheRfc() {
    assertThat(WebSocketFrame.whole(WebSocketFrame.TEXT, MASK, "Hello".getBytes(UTF_8)).encode())
        .isEqualTo(Bytes.fromHex("818537fa213d7f9f4d5158"));
  }

  @ParameterizedTest
  @CsvSource({"52, len52", "375, len375"})
  void writesTheLengthsOfTheVector(int length, String name) {
    byte[] frame =
        WebSocketFrame.whole(WebSocketFrame.BINARY, Optional.empty(), new byte[length]).encode();
    assertThat(frame).startsWith(WireVectors.named("websocket.lengths").hex(name));
  }

  @Test
  void writesALongLengthInSixtyFourBits() {
    byte[] frame = new WebSocketFrame(true, 2, Optional.empty(), 1_048_625, new byte[0]).encode();
    assertThat(frame).isEqualTo(Bytes.fromHex("827f0000000000100031"));
  }

  @Test
  void writesADeclaredLengthThatIsNotThePayloads() {
    byte[] frame = new WebSocketFrame(false, 2, Optional.empty(), 5, new byte[] {1}).encode();
    assertThat(frame).isEqualTo(Bytes.fromHex("020501"));
  }

  @Test
  void readsAnySequenceInAnyPortions() {
    Random random = new Random(5);
    byte[] frames = new byte[0];
    byte[] sent = new byte[0];
    for (int i = 0; i < 200; i++) {
      byte[] payload = new byte[random.nextInt(LIMIT)];
      random.nextBytes(payload);
      sent = Bytes.concat(sent, payload);
      byte[] frame = WebSocketFrame.whole(WebSocketFrame.BINARY, MASK, payload).encode();
      frames = Bytes.concat(frames, frame);
    }
    byte[] read = new byte[0];
    for (int at = 0; at < frames.length; ) {
      int end = Math.min(frames.length, at + 1 + random.nextInt(300));
      byte[] portion = java.util.Arrays.copyOfRange(frames, at, end);
      read = Bytes.concat(read, payload(readAll(fromClient, portion)));
      at = end;
    }
    assertThat(read).isEqualTo(sent);
  }

  @Test
  void takesAPingInsideAFragmentedMessage() {
    byte[] bytes = Bytes.fromHex("010161" + "8901ff" + "800162");
    List<WebSocketRead> found = readAll(fromServer, bytes);
    assertThat(payload(found)).asString(UTF_8).isEqualTo("ab");
    assertThat(found.get(1)).isInstanceOf(Control.class);
  }

  @Test
  void passesOnPayloadBeforeTheFrameIsComplete() {
    List<WebSocketRead> found = readAll(fromServer, Bytes.fromHex("820361 62"));
    assertThat(found).singleElement().isInstanceOf(Data.class);
    assertThat(payload(found)).asString(UTF_8).isEqualTo("ab");
  }

  @ParameterizedTest
  @CsvSource({
    "c20161, reserved bits",
    "828100000000 61, a frame of the server is masked",
    "827e0001 61, not in its shortest form",
    "827f0000000000000001 61, not in its shortest form",
    "827fffffffffffffffff, highest bit",
    "827e03e9, more than the limit of 1000",
    "830161, unknown opcode 3",
    "8b00, unknown opcode 11",
    "0900, fragmented control frame",
    "897e007e, control frame of 126 bytes",
    "880103, half a status code",
    "800161, nothing to continue",
    "020161 820161, inside a fragmented one"
  })
  void refuses(String hex, String complaint) {
    assertThat(last(readAll(fromServer, Bytes.fromHex(hex))))
        .isInstanceOfSatisfying(
            Broken.class, broken -> assertThat(broken.violation().what()).contains(complaint));
  }

  @Test
  void refusesAFrameOfAClientThatIsNotMasked() {
    assertThat(last(readAll(fromClient, Bytes.fromHex("820161"))))
        .isInstanceOfSatisfying(
            Broken.class,
            broken -> {
              assertThat(broken.violation().what()).contains("not masked");
              assertThat(broken.closeCode()).isEqualTo(WebSocketDecoder.PROTOCOL_ERROR);
            });
  }

  @Test
  void staysBroken() {
    readAll(fromServer, Bytes.fromHex("c20161"));
    assertThat(last(readAll(fromServer, Bytes.fromHex("820161")))).isInstanceOf(Broken.class);
  }

  private static List<WebSocketRead> readAll(WebSocketDecoder decoder, byte[] bytes) {
    decoder.feed(bytes);
    List<WebSocketRead> found = new ArrayList<>();
    for (WebSocketRead next = decoder.next(); next != null; next = decoder.next()) {
      found.add(next);
      if (next instanceof Broken) {
        break;
      }
    }
    return found;
  }

  private static byte[] payload(List<WebSocketRead> found) {
    return found.stream()
        .filter(Data.class::isInstance)
        .map(read -> ((Data) read).payload())
        .reduce(new byte[0], Bytes::concat);
  }

  private static WebSocketRead last(List<WebSocketRead> found) {
    return found.get(found.size() - 1);
  }
}
