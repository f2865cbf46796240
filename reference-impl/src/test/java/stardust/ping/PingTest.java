package stardust.ping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stardust.connection.Connection;
import stardust.connection.Peers;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.ManualLoop;
import stardust.io.MemoryDuplex;
import stardust.io.RecordingReceiver;
import stardust.stack.Stack;
import stardust.transport.Inbox;

class PingTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Peers peers = new Peers();
  private final ManualLoop loop = new ManualLoop();
  private final MemoryDuplex.Pair pair = MemoryDuplex.pair(loop);
  private final byte[] block = new byte[Ping.BLOCK_BYTES];

  @AfterEach
  void close() {
    peers.close();
  }

  @Test
  void echoesWholeBlocksUntilTheHalfClose() {
    Duplex stream = openPing();
    Inbox back = Inbox.of(stream);
    byte[] sent = new byte[2 * Ping.BLOCK_BYTES + 5];
    Arrays.fill(sent, (byte) 7);
    stream
        .loop()
        .execute(
            () -> {
              stream.write(sent);
              stream.closeWrite();
            });
    assertThat(back.awaitEnd()).isEqualTo(Arrays.copyOf(sent, 2 * Ping.BLOCK_BYTES));
    assertThat(back.awaitClosed()).isEqualTo(Closure.FINISHED);
  }

  @Test
  void measuresTheTimeUntilTheBlockIsBack() {
    CompletableFuture<Duration> ping = Pinger.send(pair.a(), block, TIMEOUT);
    RecordingReceiver other = RecordingReceiver.on(pair.b());
    loop.runAll();
    pair.b().write(other.bytes());
    loop.runAll();
    assertThat(ping).isCompletedWithValueMatching(time -> !time.isNegative());
    assertThat(other.ended()).isTrue();
  }

  @Test
  void refusesABlockThatCameBackChanged() {
    CompletableFuture<Duration> ping = Pinger.send(pair.a(), block, TIMEOUT);
    byte[] changed = block.clone();
    changed[31] = 1;
    pair.b().write(changed);
    loop.runAll();
    assertThat(Inbox.failure(ping, "a failure")).hasMessage("the ping came back changed");
    assertThat(pair.a().closed()).isTrue();
  }

  @Test
  void givesUpWhenNothingComesBack() {
    CompletableFuture<Duration> ping = Pinger.send(pair.a(), block, TIMEOUT);
    loop.advance(TIMEOUT);
    assertThat(Inbox.failure(ping, "a failure"))
        .isInstanceOf(IOException.class)
        .hasMessage("no answer to the ping within 10000 ms");
  }

  @Test
  void saysThatTheOtherSideEndedTheStream() {
    CompletableFuture<Duration> ping = Pinger.send(pair.a(), block, TIMEOUT);
    pair.b().closeWrite();
    loop.runAll();
    assertThat(Inbox.failure(ping, "a failure")).hasMessageContaining("ended the stream");
  }

  private Duplex openPing() {
    Connection client =
        peers
            .connect(true, Stack.options(peers.clientKey), Stack.options(peers.serverKey))
            .client();
    return Peers.in(client, () -> client.open(List.of(Ping.PROTOCOL)), "a stream").stream();
  }
}
