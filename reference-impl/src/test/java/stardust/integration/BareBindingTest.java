package stardust.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.binding.Binding;
import stardust.client.ClientOptions;
import stardust.client.DialRefusedException;
import stardust.client.StardustClient;
import stardust.connection.Connection;
import stardust.connection.UpgradeTimeouts;
import stardust.mplex.Mplex;
import stardust.peer.PeerId;
import stardust.protocol.Stardust;
import stardust.yamux.Yamux;

/** The server and the client in the binding of the 0.1 releases. */
class BareBindingTest {

  private static final String TCP = "/ip4/127.0.0.1/tcp/0";
  private static final String WS = TCP + "/ws";
  private static final int BYTES = 300_000;

  private @Nullable TestNetwork network;

  @AfterEach
  void stop() {
    if (network != null) {
      network.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TCP, WS})
  void joinsAndDialsThroughAServerThatSecuresNothing(String address) {
    TestNetwork started = start(address);
    StardustClient a = started.client(1, BareBindingTest::bare);
    StardustClient b = started.client(2, BareBindingTest::bare);
    CompletableFuture<RawStream> atB = new CompletableFuture<>();
    b.onIncoming(peer -> peer.handle(Stardust.PIPE_PROTOCOL, s -> atB.complete(RawStream.on(s))));

    Connection toB = Waits.get(a.dial(b.id()), "a connection");

    assertThat(a.connection().security()).isEmpty();
    assertThat(a.connection().remotePeer()).isEmpty();
    assertThat(toB.remotePeer()).contains(b.id());
    pipe(toB).sendAll(1, BYTES);
    assertThat(Waits.get(atB, "the stream at B").digestAtEnd())
        .isEqualTo(RawStream.digestOf(1, BYTES));
  }

  @Test
  void listsWhoIsOnline() {
    TestNetwork started = start(WS);
    StardustClient first = started.client(1, BareBindingTest::bare);
    BlockingQueue<List<PeerId>> lists = new LinkedBlockingQueue<>();
    first.onDiscovery(lists::add);

    StardustClient second = started.client(2, BareBindingTest::bare);

    List<PeerId> both = List.of(first.id(), second.id());
    List<PeerId> list = Waits.take(lists, "a list", lists::toString);
    while (!list.equals(both)) {
      list = Waits.take(lists, "the list " + both, lists::toString);
    }
    assertThat(started.server().online()).isEqualTo(both);
  }

  @Test
  void takesOtherMuxersThanTheDeployedOne() {
    TestNetwork started = start(TCP);
    UnaryOperator<ClientOptions> yamux =
        options -> bare(options).withMuxers(List.of(Yamux.FACTORY));
    UnaryOperator<ClientOptions> mplex =
        options -> bare(options).withMuxers(List.of(Mplex.FACTORY));

    assertThat(started.client(1, yamux).connection().muxer()).isEqualTo(Yamux.PROTOCOL);
    assertThat(started.client(2, mplex).connection().muxer()).isEqualTo(Mplex.PROTOCOL);
  }

  @Test
  void refusesTheDialOfAPeerThatIsNotOnline() {
    StardustClient a = start(WS).client(1, BareBindingTest::bare);

    assertThat(Waits.failure(a.dial(TestKeys.number(9).publicKey().peerId()), "the dial"))
        .isInstanceOf(DialRefusedException.class);
    assertThat(a.online()).contains(a.id());
  }

  @Test
  void doesNotJoinAServerOfTheOtherBinding() {
    TestNetwork secured = TestNetwork.start();
    network = secured;
    ClientOptions options = bare(ClientOptions.of(TestKeys.number(1)));

    assertThat(
            Waits.failure(
                StardustClient.join(secured.transport(), secured.address(), options), "the join"))
        .hasMessageContaining("negotiation of the muxer");
  }

  @Test
  void saysThatTheServerOpenedNoRegistrationStream() {
    TestNetwork started = TestNetwork.start(options -> options.withSecurities(List.of()));
    network = started;
    ClientOptions options =
        bare(ClientOptions.of(TestKeys.number(1))).withDeadline(Duration.ofMillis(500));

    assertThat(
            Waits.failure(
                StardustClient.join(started.transport(), started.address(), options), "the join"))
        .hasMessage("the server opened no registration stream within 500 ms");
  }

  @Test
  void givesUpAClientThatProposesNothingOnItsRegistrationStream() {
    TestNetwork started =
        TestNetwork.start(
            WS,
            options ->
                options
                    .withBinding(Binding.BARE)
                    .withUpgradeTimeouts(UpgradeTimeouts.each(Duration.ofMillis(400))));
    network = started;
    ExchangePeer silent =
        ExchangePeer.connect(
            started.transport(), started.address(), Binding.BARE, TestKeys.number(1));

    silent.awaitReset("registration");
  }

  private TestNetwork start(String address) {
    TestNetwork started = TestNetwork.start(address, options -> options.withBinding(Binding.BARE));
    network = started;
    return started;
  }

  private static ClientOptions bare(ClientOptions options) {
    return options.withBinding(Binding.BARE);
  }

  private static RawStream pipe(Connection connection) {
    CompletableFuture<RawStream> opened = new CompletableFuture<>();
    connection
        .loop()
        .run(
            () -> {
              var unused =
                  connection
                      .open(List.of(Stardust.PIPE_PROTOCOL))
                      .thenAccept(s -> opened.complete(RawStream.on(s.stream())));
            });
    return Waits.get(opened, "a stream to the peer");
  }
}
