package stardust.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stardust.io.Bytes;
import stardust.io.CallingBack;
import stardust.io.Closure;
import stardust.io.ManualLoop;
import stardust.io.MemoryDuplex;
import stardust.io.RecordingReceiver;
import stardust.trace.WireEvent;

class WebSocketDuplexTest {

  private final ManualLoop loop = new ManualLoop();
  private final MemoryDuplex.Pair pair = MemoryDuplex.pair(loop);
  private final List<WireEvent> events = new ArrayList<>();

  /** What the server writes on the wire. */
  private final RecordingReceiver wire = RecordingReceiver.on(pair.a());

  private final WebSocketDuplex server = new WebSocketDuplex(pair.b(), false, events::add).start();
  private final RecordingReceiver received = RecordingReceiver.on(server);

  @Test
  void passesOnFragmentsOfATextMessage() {
    fromClient(false, WebSocketFrame.TEXT, "frag");
    fromClient(true, WebSocketFrame.CONTINUATION, "ment");
    assertThat(received.text()).isEqualTo("fragment");
    assertThat(pair.b().unconsumed()).isZero();
  }

  @Test
  void answersAPingInsideAMessage() {
    fromClient(false, WebSocketFrame.BINARY, "a");
    fromClient(true, WebSocketFrame.PING, "hey");
    fromClient(true, WebSocketFrame.CONTINUATION, "b");
    assertThat(wire.bytes()).isEqualTo(Bytes.fromHex("8a03686579"));
    assertThat(received.text()).isEqualTo("ab");
  }

  @Test
  void ignoresAPongThatNobodyAskedFor() {
    fromClient(true, WebSocketFrame.PONG, "x");
    fromClient(true, WebSocketFrame.BINARY, "y");
    assertThat(received.text()).isEqualTo("y");
    assertThat(wire.size()).isZero();
  }

  @Test
  void owesAFloodOfPingsOnlyTheLatestAnswer() {
    pair.a().window(7);
    wire.stall();
    for (int i = 0; i < 100; i++) {
      fromClient(true, WebSocketFrame.PING, "ping" + i);
    }
    wire.resume();
    pair.a().window(1000);
    fromClient(true, WebSocketFrame.BINARY, "go on");
    assertThat(wire.text()).contains("ping0").endsWith("ping99").hasSizeLessThan(30);
  }

  @Test
  void writesUnmaskedBinaryFramesAsAServer() {
    server.write(Bytes.fromHex("13"));
    loop.runAll();
    assertThat(wire.bytes()).isEqualTo(Bytes.fromHex("820113"));
  }

  @Test
  void letsNoOtherWriteInBetweenTheFramesOfALongOne() {
    CallingBack lower = new CallingBack(pair.b());
    WebSocketDuplex calledBack = new WebSocketDuplex(lower, false, events::add).start();
    lower.duringNextWrite(() -> calledBack.write(Bytes.fromHex("13")));
    calledBack.write(new byte[2 * WebSocketDuplex.SENT_FRAME_BYTES]);
    loop.runAll();
    assertThat(wire.bytes()).endsWith(0x82, 0x01, 0x13);
  }

  @Test
  void writesMaskedFramesAsAClient() {
    RecordingReceiver atB = RecordingReceiver.on(pair.b());
    WebSocketDuplex client = new WebSocketDuplex(pair.a(), true, events::add).start();
    client.write(Bytes.fromHex("13"));
    loop.runAll();
    byte[] frame = atB.bytes();
    assertThat(frame).hasSize(7).startsWith(0x82, 0x81);
    assertThat(frame[6] ^ frame[2]).isEqualTo(0x13);
  }

  @Test
  void splitsALongWrite() {
    List<String> flushed = new ArrayList<>();
    server.write(new byte[WebSocketDuplex.SENT_FRAME_BYTES + 1], () -> flushed.add("once"));
    loop.runAll();
    assertThat(wire.bytes()).startsWith(Bytes.fromHex("827f0000000000010000"));
    assertThat(wire.bytes()).endsWith(Bytes.fromHex("820100"));
    assertThat(flushed).containsExactly("once");
  }

  @Test
  void takesAFrameOfEightMebibytes() {
    fromClient(true, WebSocketFrame.BINARY, "m".repeat(WebSocketDuplex.MAX_FRAME_BYTES));
    assertThat(received.size()).isEqualTo(WebSocketDuplex.MAX_FRAME_BYTES);
  }

  @Test
  void refusesAFrameLongerThanTheLimit() {
    long tooMuch = WebSocketDuplex.MAX_FRAME_BYTES + 1;
    inject(new WebSocketFrame(true, 2, Optional.of(new byte[4]), tooMuch, new byte[0]));
    assertThat(closure().kind()).isEqualTo(Closure.Kind.VIOLATION);
    assertThat(closure().why()).contains("8388609 bytes");
    assertThat(wire.bytes()).isEqualTo(Bytes.fromHex("880203f1"));
    assertThat(wire.ended()).isTrue();
  }

  @Test
  void endsTheSocketWhenTheOtherSideDoesNotAfterAViolation() {
    inject(new WebSocketFrame(true, 2, Optional.empty(), 0, new byte[0]));
    assertThat(pair.b().closed()).isFalse();
    loop.advance(WebSocketDuplex.CLOSE_GRACE);
    assertThat(pair.b().closed()).isTrue();
  }

  @Test
  void takesACloseFrameForAHalfClose() {
    fromClient(true, WebSocketFrame.BINARY, "end");
    fromClient(true, WebSocketFrame.CLOSE, "");
    assertThat(received.text()).isEqualTo("end");
    assertThat(received.ended()).isTrue();
    assertThat(received.closure()).isNull();
    server.closeWrite();
    loop.runAll();
    assertThat(wire.bytes()).isEqualTo(Bytes.fromHex("8800"));
    assertThat(received.closure()).isEqualTo(Closure.FINISHED);
  }

  @Test
  void answersACloseFrameItselfAfterTheGrace() {
    fromClient(true, WebSocketFrame.CLOSE, "");
    loop.advance(WebSocketDuplex.CLOSE_GRACE);
    assertThat(wire.bytes()).isEqualTo(Bytes.fromHex("8800"));
    assertThat(received.closure()).isEqualTo(Closure.FINISHED);
  }

  @Test
  void calledLostWhenTheSocketEndsWithoutACloseFrame() {
    pair.a().closeWrite();
    loop.runAll();
    assertThat(closure().kind()).isEqualTo(Closure.Kind.LOST);
  }

  @Test
  void leavesPayloadOnTheAccountUntilItIsConsumed() {
    received.stall();
    fromClient(true, WebSocketFrame.BINARY, "12345");
    assertThat(pair.b().unconsumed()).isEqualTo(5);
    received.resume();
    assertThat(pair.b().unconsumed()).isZero();
  }

  @Test
  void writesRawBytesPastTheCodec() {
    server.writeRaw(Bytes.fromHex("c3ff"));
    loop.runAll();
    assertThat(wire.bytes()).isEqualTo(Bytes.fromHex("c3ff"));
    assertThat(events).singleElement().matches(WireEvent::injected);
  }

  @ParameterizedTest
  @CsvSource({"1, text", "2, binary", "9, ping", "10, pong"})
  void tracesAFrame(int opcode, String name) {
    fromClient(true, opcode, "seen");
    WireEvent event = events.get(0);
    assertThat(event.name()).isEqualTo(name);
    assertThat(event.bytes()).asString(UTF_8).isEqualTo("seen");
  }

  @Test
  void tracesALongFrameOnceWithItsLength() {
    pair.chunk(1000);
    fromClient(true, WebSocketFrame.BINARY, "0123456789".repeat(500));
    assertThat(events).singleElement().extracting(WireEvent::length).isEqualTo(5000);
    assertThat(events.get(0).bytes()).hasSize(WireEvent.CAPTURED_BYTES);
  }

  private Closure closure() {
    return Objects.requireNonNull(received.closure(), "not closed");
  }

  private void fromClient(boolean fin, int opcode, String payload) {
    byte[] bytes = payload.getBytes(UTF_8);
    Optional<byte[]> mask = Optional.of(Bytes.fromHex("01020304"));
    inject(new WebSocketFrame(fin, opcode, mask, bytes.length, bytes));
  }

  private void inject(WebSocketFrame frame) {
    pair.a().write(frame.encode());
    loop.runAll();
  }
}
