package stardust.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import stardust.io.Bytes;
import stardust.io.Closure;
import stardust.io.ManualLoop;
import stardust.io.MemoryDuplex;
import stardust.io.RecordingReceiver;
import stardust.io.Violation;
import stardust.message.Framing;

class MessageStreamTest {

  private static final int LIMIT = 16;

  private final ManualLoop loop = new ManualLoop();
  private final MemoryDuplex.Pair pair = MemoryDuplex.pair(loop);
  private final MessageStream messages = new MessageStream(pair.b(), Framing.INT32_BE, LIMIT);
  private final Heard heard = new Heard();

  @Test
  void cutsMessagesWhateverTheChunks() {
    pair.chunk(1);
    messages.listen(heard);

    send("00000002" + "0102" + "00000000" + "00000001" + "03");

    assertThat(heard.events).containsExactly("message 0102", "message ", "message 03");
    assertThat(pair.b().unconsumed()).isZero();
  }

  @Test
  void refusesAMessageLongerThanTheLimit() {
    messages.listen(heard);

    send("00000010" + "00".repeat(16) + "00000011");

    assertThat(heard.events).hasSize(2).first().isEqualTo("message " + "00".repeat(16));
    assertThat(heard.events.get(1)).startsWith("malformed");
  }

  @Test
  void saysNothingAfterBrokenFraming() {
    messages.listen(heard);

    send("ffffffff" + "00000000");
    pair.a().closeWrite();
    loop.runAll();

    assertThat(heard.events).singleElement().asString().startsWith("malformed");
    assertThat(pair.b().unconsumed()).isZero();
  }

  @Test
  void givesBackWhatFollowsTheMessage() {
    MessageStream.Listener detaching =
        new Heard() {
          @Override
          public void message(byte[] message) {
            messages.detach();
          }
        };
    messages.listen(detaching);

    send("00000001" + "01" + "deadbeef");
    long unconsumed = pair.b().unconsumed();
    RecordingReceiver next = RecordingReceiver.on(pair.b());

    assertThat(unconsumed).isEqualTo(4);
    assertThat(Bytes.hex(next.bytes())).isEqualTo("deadbeef");
    assertThat(pair.b().unconsumed()).isZero();
  }

  @Test
  void dropsAnUnfinishedMessageWhenItIsTakenAwayInBetween() {
    messages.listen(heard);
    send("00000008" + "0102");

    Farewell.on(messages.detach(), java.time.Duration.ofSeconds(1));
    send("03040506");

    assertThat(heard.events).isEmpty();
    assertThat(pair.b().unconsumed()).isZero();
  }

  @Test
  void tellsOfEndAndClosure() {
    messages.listen(heard);

    pair.a().closeWrite();
    pair.b().closeWrite();
    loop.runAll();

    assertThat(heard.events).containsExactly("ended", "closed FINISHED");
  }

  @Test
  void resetsAStreamWhoseFarewellIsNotReturned() {
    Farewell.on(pair.b(), java.time.Duration.ofSeconds(5));
    RecordingReceiver other = RecordingReceiver.on(pair.a());

    loop.advance(java.time.Duration.ofMillis(4999));
    assertThat(other.ended()).isTrue();
    assertThat(other.closure()).isNull();
    loop.advance(java.time.Duration.ofMillis(1));

    assertThat(other.closure()).isNotNull();
  }

  @Test
  void endsInGoodOrderWhenAFarewellIsReturned() {
    Farewell.on(pair.b(), java.time.Duration.ofSeconds(5));
    RecordingReceiver other = RecordingReceiver.on(pair.a());
    pair.a().closeWrite();

    loop.advance(java.time.Duration.ofSeconds(10));

    assertThat(other.closure()).isEqualTo(Closure.FINISHED);
    assertThat(loop.waitingTimers()).isZero();
  }

  private void send(String hex) {
    pair.a().write(Bytes.fromHex(hex));
    loop.runAll();
  }

  private static class Heard implements MessageStream.Listener {
    private final List<String> events = new ArrayList<>();

    @Override
    public void message(byte[] message) {
      events.add("message " + Bytes.hex(message));
    }

    @Override
    public void malformed(Violation violation) {
      events.add("malformed " + violation);
    }

    @Override
    public void ended() {
      events.add("ended");
    }

    @Override
    public void closed(Closure closure) {
      events.add("closed " + closure.kind());
    }
  }
}
