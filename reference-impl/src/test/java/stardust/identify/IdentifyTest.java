package stardust.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.connection.Connection;
import stardust.connection.Peers;
import stardust.connection.UpgradeOptions;
import stardust.io.Bytes;
import stardust.io.ManualLoop;
import stardust.io.MemoryDuplex;
import stardust.io.Varint;
import stardust.io.ViolationException;
import stardust.multiaddr.Multiaddr;
import stardust.stack.Stack;
import stardust.transport.Inbox;
import stardust.vectors.WireVectors;

class IdentifyTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final byte[] OLD = WireVectors.named("identify.old").hex("body");

  private final ManualLoop loop = new ManualLoop();
  private final MemoryDuplex.Pair pair = MemoryDuplex.pair(loop);

  @Test
  void readsTheMessageOfOldJs() throws IOException {
    IdentifyMessage message = IdentifyMessage.decode(OLD);
    assertThat(message.agentVersion()).isEqualTo("js-libp2p/0.1.0");
    assertThat(message.protocolVersion()).isEqualTo("ipfs/0.1.0");
    assertThat(message.protocols())
        .containsExactly("/ipfs/id/1.0.0", "/ipfs/id/push/1.0.0", "/ipfs/ping/1.0.0");
    assertThat(Multiaddr.fromBytes(message.listenAddrs().get(0)))
        .hasToString("/ip4/127.0.0.1/tcp/5892/ws");
    assertThat(message.publicKey().orElseThrow()).hasSize(36);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identify.old", "identify.new"})
  void readsWhatItWrites(String vector) throws IOException {
    IdentifyMessage message = IdentifyMessage.decode(WireVectors.named(vector).hex("body"));
    assertThat(IdentifyMessage.decode(message.encode()))
        .usingRecursiveComparison()
        .isEqualTo(message);
  }

  @Test
  void refusesWhatIsNoMessage() {
    assertThatThrownBy(() -> IdentifyMessage.decode(Bytes.fromHex("0aff")))
        .isInstanceOf(ViolationException.class)
        .hasMessageContaining("not an Identify message");
  }

  @Test
  void tellsEverythingAboutItself() throws IOException {
    try (Peers peers = new Peers()) {
      Multiaddr listen = Multiaddr.parse("/ip4/127.0.0.1/tcp/5892/ws");
      Multiaddr seen = Multiaddr.parse("/ip4/127.0.0.1/tcp/9/ws");
      UpgradeOptions server =
          Stack.options(peers.serverKey)
              .withServices(List.of(new Identify("an agent/1", () -> List.of(listen))))
              .withObserved(seen.bytes());
      Connection client = peers.connect(true, Stack.options(peers.clientKey), server).client();
      IdentifyMessage message =
          Peers.in(client, () -> Identify.ask(client, TIMEOUT), "the message");
      assertThat(message)
          .usingRecursiveComparison()
          .isEqualTo(
              new IdentifyMessage(
                  Optional.of(peers.serverKey.publicKey().encoded()),
                  List.of(listen.bytes()),
                  List.of(Identify.PROTOCOL),
                  Optional.of(seen.bytes()),
                  "ipfs/0.1.0",
                  "an agent/1"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 1000})
  void readsTheMessageInPortionsOf(int chunk) {
    pair.chunk(chunk);
    CompletableFuture<IdentifyMessage> read = IdentifyReader.read(pair.a(), TIMEOUT);
    pair.b().write(Bytes.concat(Varint.encode(OLD.length), OLD));
    pair.b().closeWrite();
    loop.runAll();
    assertThat(read).isCompleted();
    assertThat(pair.a().closed()).isTrue();
    assertThat(pair.a().unconsumed()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "8140, more than the limit of 8192",
    "ffffffffffffffffffff, longer than 9 bytes",
    "020aff, not an Identify message"
  })
  void refuses(String hex, String complaint) {
    CompletableFuture<IdentifyMessage> read = IdentifyReader.read(pair.a(), TIMEOUT);
    pair.b().write(Bytes.fromHex(hex));
    loop.runAll();
    assertThat(Inbox.failure(read, "a failure"))
        .isInstanceOf(ViolationException.class)
        .hasMessageContaining(complaint);
    assertThat(pair.a().closed()).isTrue();
  }

  @Test
  void saysThatTheMessageWasCutShort() {
    CompletableFuture<IdentifyMessage> read = IdentifyReader.read(pair.a(), TIMEOUT);
    pair.b().write(Bytes.fromHex("050102"));
    pair.b().closeWrite();
    loop.runAll();
    assertThat(Inbox.failure(read, "a failure")).hasMessageContaining("ended after 3 bytes");
  }

  @Test
  void givesUpWhenNothingComes() {
    CompletableFuture<IdentifyMessage> read = IdentifyReader.read(pair.a(), TIMEOUT);
    loop.advance(TIMEOUT);
    assertThat(Inbox.failure(read, "a failure")).hasMessage("no identify message within 10000 ms");
  }
}
