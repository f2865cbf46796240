package stardust.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stardust.client.ClientOptions;
import stardust.client.JoinRefusedException;
import stardust.client.Pipe;
import stardust.client.StardustClient;
import stardust.connection.Connection;
import stardust.io.Closure;
import stardust.message.Framing;
import stardust.multiaddr.Multiaddr;
import stardust.peer.PeerId;
import stardust.protocol.Stardust;
import stardust.server.DialRules;
import stardust.server.ServerOptions;
import stardust.server.ServerParts;
import stardust.spec.message.Discovery;
import stardust.transport.FreePort;

class ClientTest {

  private TestNetwork network = TestNetwork.start();

  @AfterEach
  void stop() {
    network.close();
  }

  @Test
  void keepsTheNewestList() {
    StardustClient first = network.client(1);
    BlockingQueue<List<PeerId>> lists = new LinkedBlockingQueue<>();
    first.onDiscovery(lists::add);

    StardustClient second = network.client(2);

    List<PeerId> both = List.of(first.id(), second.id());
    List<PeerId> list = Waits.take(lists, "a list", lists::toString);
    while (!list.equals(both)) {
      list = Waits.take(lists, "the list " + both, lists::toString);
    }
    assertThat(first.online()).isEqualTo(both);
  }

  @Test
  void staysOnlineByItsAcknowledgements() {
    StardustClient client = network.client(1);
    BlockingQueue<List<PeerId>> lists = new LinkedBlockingQueue<>();
    client.onDiscovery(lists::add);

    for (int list = 0; list < 6; list++) {
      assertThat(Waits.take(lists, "a list", lists::toString)).containsExactly(client.id());
    }
  }

  @Test
  void namesTheErrorOfTheServer() {
    restart(parts -> parts.withSolutions((random, salt, solution) -> false));

    assertThat(Waits.failure(join(network.address()), "the join"))
        .isInstanceOf(JoinRefusedException.class)
        .hasMessage("the server refused the join with E_INCORRECT_SOLUTION (101)");
  }

  @Test
  void doesNotJoinAtAnotherServerThanTheExpected() {
    Multiaddr other =
        network.address().withoutPeers().withPeer(TestKeys.number(7).publicKey().peerId());

    assertThat(Waits.failure(join(other), "the join")).hasMessageContaining("security handshake");
    assertThat(network.server().online()).isEmpty();
  }

  @Test
  void doesNotAcceptAnotherPeerThanTheDialled() {
    Probe impostor = network.probe(1);
    restart(
        parts ->
            parts.withDialRules(
                (dialer, target, online) -> new DialRules.Allowed(parts.online().all().get(0))));
    StardustClient wrong = network.client(2);
    StardustClient dialer = network.client(3);

    assertThat(Waits.failure(dialer.dial(impostor.id()), "the dial"))
        .hasMessageContaining("security handshake");
    assertThat(wrong.online()).isNotNull();
  }

  @Test
  void noticesThatTheServerIsGone() {
    StardustClient client = network.client(1);

    network.server().close();

    assertThat(Waits.get(client.lost(), "the loss of the server"))
        .hasMessageStartingWith("the server closed the registration stream");
  }

  @Test
  void noticesThatItWasDisplaced() {
    StardustClient older = network.client(1);
    network.client(1);

    assertThat(Waits.get(older.lost(), "the end of the registration"))
        .hasMessageContaining("half-closed");
  }

  @Test
  void isOffTheListAfterItCloses() {
    StardustClient leaver = network.client(1);
    ProbeStream witness = network.probe(2).join();
    Probe.list(witness);

    leaver.close();

    Probe.awaitList(witness, TestKeys.number(2).publicKey().peerId());
  }

  @Test
  void carriesAnApplicationProtocolBetweenPeers() {
    StardustClient a = network.client(1);
    StardustClient b = network.client(2);
    CompletableFuture<RawStream> atB = new CompletableFuture<>();
    b.onIncoming(peer -> peer.handle(Stardust.PIPE_PROTOCOL, s -> atB.complete(RawStream.on(s))));
    Connection toB = Waits.get(a.dial(b.id()), "a connection");
    CompletableFuture<RawStream> atA = new CompletableFuture<>();
    toB.loop()
        .run(
            () -> {
              var unused =
                  toB.open(List.of(Stardust.PIPE_PROTOCOL))
                      .thenAccept(s -> atA.complete(RawStream.on(s.stream())));
            });
    RawStream sender = Waits.get(atA, "the stream at A");

    sender.sendAll(1, 100_000);

    assertThat(Waits.get(atB, "the stream at B").digestAtEnd())
        .isEqualTo(RawStream.digestOf(1, 100_000));
  }

  @Test
  void pipesInputAndOutputBetweenPeers() {
    StardustClient a = network.client(1);
    StardustClient b = network.client(2);
    ByteArrayOutputStream outA = new ByteArrayOutputStream();
    ByteArrayOutputStream outB = new ByteArrayOutputStream();
    byte[] fromA = "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
    byte[] fromB = "y".repeat(300_000).getBytes(StandardCharsets.UTF_8);
    CompletableFuture<Closure> atB = new CompletableFuture<>();
    b.onIncoming(
        peer ->
            peer.handle(
                Stardust.PIPE_PROTOCOL,
                s -> {
                  var unused =
                      Pipe.between(s, new ByteArrayInputStream(fromB), outB)
                          .thenAccept(atB::complete);
                }));
    Connection toB = Waits.get(a.dial(b.id()), "a connection");
    CompletableFuture<Closure> atA =
        CompletableFuture.completedFuture(toB)
            .thenComposeAsync(c -> c.open(List.of(Stardust.PIPE_PROTOCOL)), toB.loop())
            .thenCompose(s -> Pipe.between(s.stream(), new ByteArrayInputStream(fromA), outA));

    assertThat(Waits.get(atA, "the end at A")).isEqualTo(Closure.FINISHED);
    assertThat(Waits.get(atB, "the end at B")).isEqualTo(Closure.FINISHED);
    assertThat(outB.toByteArray()).isEqualTo(fromA);
    assertThat(outA.toByteArray()).isEqualTo(fromB);
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    int port = FreePort.find();
    Multiaddr address = TestNetwork.parse("/ip4/127.0.0.1/tcp/" + port + "/ws");

    assertThat(Waits.failure(join(address), "the join")).hasMessageContaining("connection refused");
  }

  @Test
  void givesUpAServerThatDoesNotAnswer() {
    restart(parts -> parts.withWriter(message -> new byte[0]));
    ClientOptions hasty = ClientOptions.of(TestKeys.number(1)).withDeadline(Duration.ofMillis(700));

    assertThat(
            Waits.failure(
                StardustClient.join(network.transport(), network.address(), hasty), "the join"))
        .hasMessage("the server sent no JoinChallenge in time");
  }

  @Test
  void takesTheConnectionForLostWhenNoListComes() {
    restart(parts -> parts.withWriter(ClientTest::withoutLists));
    ClientOptions options = ClientOptions.of(TestKeys.number(1)).withPeriod(Duration.ofMillis(100));
    StardustClient client =
        Waits.get(StardustClient.join(network.transport(), network.address(), options), "the join");

    assertThat(Waits.get(client.lost(), "the loss of the server"))
        .hasMessage("the server sent no Discovery in time");
    Waits.get(client.connection().closed(), "the end of the connection");
  }

  private static byte[] withoutLists(MessageLite message) {
    return message instanceof Discovery
        ? new byte[0]
        : Framing.INT32_BE.encode(message.toByteArray());
  }

  private CompletableFuture<StardustClient> join(Multiaddr address) {
    return StardustClient.join(network.transport(), address, ClientOptions.of(TestKeys.number(1)));
  }

  private void restart(UnaryOperator<ServerParts> parts) {
    network.close();
    network = TestNetwork.start((ServerOptions options) -> options.withParts(parts));
  }
}
