package stardust.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryDuplexTest {

  private final ManualLoop loop = new ManualLoop();
  private final MemoryDuplex.Pair pair = MemoryDuplex.pair(loop);

  @Test
  void deliversInOrderWhenTheLoopRuns() {
    RecordingReceiver at = RecordingReceiver.on(pair.b());
    pair.a().write("one ".getBytes(UTF_8));
    pair.a().write("two".getBytes(UTF_8));
    assertThat(at.text()).isEmpty();
    loop.runAll();
    assertThat(at.text()).isEqualTo("one two");
  }

  @Test
  void deliversInPiecesOfTheChunkSize() {
    List<Integer> sizes = new ArrayList<>();
    pair.b()
        .receive(
            new Receiver() {
              @Override
              public void bytes(byte[] bytes) {
                sizes.add(bytes.length);
              }

              @Override
              public void end() {}

              @Override
              public void closed(Closure closure) {}
            });
    pair.chunk(2).a().write(new byte[5]);
    loop.runAll();
    assertThat(sizes).containsExactly(2, 2, 1);
    assertThat(pair.b().unconsumed()).isEqualTo(5);
  }

  @Test
  void stopsAtTheWindowUntilBytesAreConsumed() {
    pair.b().window(3);
    RecordingReceiver at = RecordingReceiver.stalledOn(pair.b());
    List<String> flushed = new ArrayList<>();
    pair.a().write(new byte[5], () -> flushed.add("all"));
    loop.runAll();
    assertThat(at.size()).isEqualTo(3);
    assertThat(flushed).isEmpty();
    at.resume();
    loop.runAll();
    assertThat(at.size()).isEqualTo(5);
    assertThat(flushed).containsExactly("all");
  }

  @Test
  void finishesWhenBothEndsHalfClose() {
    RecordingReceiver atA = RecordingReceiver.on(pair.a());
    RecordingReceiver atB = RecordingReceiver.on(pair.b());
    pair.a().closeWrite();
    loop.runAll();
    assertThat(atB.ended()).isTrue();
    assertThat(atB.closure()).isNull();
    pair.b().closeWrite();
    loop.runAll();
    assertThat(atA.closure()).isEqualTo(Closure.FINISHED);
    assertThat(atB.closure()).isEqualTo(Closure.FINISHED);
  }

  @Test
  void tellsBothEndsOfAReset() {
    RecordingReceiver atA = RecordingReceiver.on(pair.a());
    RecordingReceiver atB = RecordingReceiver.on(pair.b());
    pair.a().reset();
    loop.runAll();
    assertThat(atA.closure()).isEqualTo(Closure.LOCAL);
    assertThat(atB.closure()).extracting(Closure::kind).isEqualTo(Closure.Kind.RESET);
  }

  @Test
  void refusesToConsumeMoreThanWasDelivered() {
    assertThatThrownBy(() -> pair.a().consumed(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void runsTimersInTheOrderOfTheirTime() {
    List<String> ran = new ArrayList<>();
    loop.schedule(Duration.ofSeconds(2), () -> ran.add("late"));
    loop.schedule(Duration.ofSeconds(1), () -> ran.add("early"));
    loop.schedule(Duration.ofSeconds(1), () -> ran.add("cancelled")).cancel();
    loop.advance(Duration.ofSeconds(1));
    assertThat(ran).containsExactly("early");
    loop.advance(Duration.ofSeconds(1));
    assertThat(ran).containsExactly("early", "late");
  }
}
