package stardust.runner.process;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutputLogTest {

  @Test
  void keepsTheLastLinesAndCountsTheOthers() {
    OutputLog log = new OutputLog(3);
    for (int i = 0; i < 10; i++) {
      log.add(OutputLine.Stream.OUT, "line " + i);
    }

    assertThat(texts(log)).containsExactly("line 7", "line 8", "line 9");
    assertThat(log.dropped()).isEqualTo(7);
    assertThat(log.count()).isEqualTo(10);
  }

  @Test
  void whoListensLateHearsWhatIsKeptFirst() {
    OutputLog log = new OutputLog();
    List<String> heard = new ArrayList<>();
    log.add(OutputLine.Stream.OUT, "before");

    Runnable stop = log.listen(line -> heard.add(line.text()));
    log.add(OutputLine.Stream.ERR, "after");
    stop.run();
    log.add(OutputLine.Stream.OUT, "unheard");

    assertThat(heard).containsExactly("before", "after");
  }

  @Test
  void linesAreFoundByTheirTime() {
    OutputLog log = new OutputLog();
    log.add(OutputLine.Stream.OUT, "now");
    Instant time = log.lines().get(0).time();

    assertThat(log.between(time, time)).hasSize(1);
    assertThat(log.between(time.plusNanos(1), time.plusSeconds(1))).isEmpty();
    assertThat(log.between(time.minusSeconds(1), time.minusNanos(1))).isEmpty();
  }

  @Test
  void theTimesOfBothStreamsRiseWithTheNumbers() throws Exception {
    OutputLog log = new OutputLog();
    CyclicBarrier together = new CyclicBarrier(2);
    List<CompletableFuture<Void>> readers =
        Stream.of(OutputLine.Stream.values())
            .map(stream -> CompletableFuture.runAsync(() -> addMany(log, stream, together)))
            .toList();
    for (CompletableFuture<Void> reader : readers) {
      reader.get(30, TimeUnit.SECONDS);
    }

    assertThat(log.lines()).hasSize(4_000).isSortedAccordingTo(comparing(OutputLine::time));
    assertThat(log.lines()).isSortedAccordingTo(comparing(OutputLine::number));
  }

  private static void addMany(OutputLog log, OutputLine.Stream stream, CyclicBarrier together) {
    try {
      together.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("the other reader did not start", e);
    }
    for (int i = 0; i < 2_000; i++) {
      log.add(stream, "line " + i);
    }
  }

  @Test
  void aLineThatDoesNotEndIsCutAndSaysSo() {
    OutputLog log = read("x".repeat(10_000) + "\nnext\r\n");

    assertThat(texts(log)).containsExactly("x".repeat(8_000) + " [2000 characters more]", "next");
  }

  @Test
  void whatIsNoTextIsReplacedAndLosesNoLine() {
    OutputLog log = new OutputLog();
    byte[] bytes = {'a', (byte) 0xff, '\n', '\n', 'b'};

    new OutputReader(new ByteArrayInputStream(bytes), OutputLine.Stream.OUT, log).run();

    assertThat(texts(log)).containsExactly("a\ufffd", "", "b");
  }

  private static OutputLog read(String text) {
    OutputLog log = new OutputLog();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    new OutputReader(new ByteArrayInputStream(bytes), OutputLine.Stream.OUT, log).run();
    return log;
  }

  private static List<String> texts(OutputLog log) {
    return log.lines().stream().map(OutputLine::text).toList();
  }
}
