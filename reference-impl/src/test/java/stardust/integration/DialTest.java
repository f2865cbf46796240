package stardust.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stardust.client.ClientOptions;
import stardust.client.DialRefusedException;
import stardust.client.StardustClient;
import stardust.connection.Connection;
import stardust.io.Bytes;
import stardust.io.Duplex;
import stardust.mplex.Mplex;
import stardust.muxer.MuxerFactory;
import stardust.noise.Noise;
import stardust.secio.Secio;
import stardust.security.SecurityProtocol;
import stardust.server.ServerLimits;
import stardust.stack.Stack;
import stardust.yamux.Yamux;

class DialTest {

  private static final byte[] E_GENERIC = Bytes.fromHex("08e707");

  private TestNetwork network = TestNetwork.start();

  @AfterEach
  void stop() {
    network.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ws, secio, mplex", "ws, secio, yamux", "ws, noise, mplex", "ws, noise, yamux",
    "tcp, secio, mplex", "tcp, secio, yamux", "tcp, noise, mplex", "tcp, noise, yamux"
  })
  void connectsTwoClientsOverEveryStack(String transport, String security, String muxer) {
    network.close();
    String suffix = transport.equals("ws") ? "/ws" : "";
    network = TestNetwork.start("/ip4/127.0.0.1/tcp/0" + suffix, options -> options);
    SecurityProtocol chosenSecurity = security.equals("noise") ? new Noise() : new Secio();
    MuxerFactory chosenMuxer = muxer.equals("mplex") ? Mplex.FACTORY : Yamux.FACTORY;
    StardustClient a = network.client(1, o -> only(o, chosenSecurity, chosenMuxer));
    StardustClient b = network.client(2, o -> only(o, chosenSecurity, chosenMuxer));
    BlockingQueue<Connection> incoming = new LinkedBlockingQueue<>();
    b.onIncoming(incoming::add);

    Connection toB = Waits.get(a.dial(b.id()), "a connection from A to B");

    assertThat(toB.remotePeer()).contains(b.id());
    assertThat(toB.security()).isEqualTo(chosenSecurity.protocol());
    assertThat(toB.muxer()).isEqualTo(chosenMuxer.protocol());
    Connection fromA = Waits.take(incoming, "a connection at B", incoming::toString);
    assertThat(fromA.remotePeer()).contains(a.id());
  }

  @Test
  void saysThatAPeerIsOffline() {
    StardustClient a = network.client(1);

    assertThat(Waits.failure(a.dial(TestKeys.number(2).publicKey().peerId()), "the dial"))
        .isInstanceOf(DialRefusedException.class)
        .hasMessageEndingWith(" with E_GENERIC (999)");
  }

  @Test
  void refusesMalformedAndEmptyTargetsAndServesOn() {
    Probe peer = network.probe(1);
    peer.join();

    for (byte[] target : List.of(new byte[0], new byte[34], new byte[1000])) {
      ProbeStream dial = peer.dial(target);
      assertThat(dial.message()).isEqualTo(E_GENERIC);
      dial.awaitEnd();
    }
    network.client(2);
  }

  @Test
  void refusesADiallerThatHasNotJoined() {
    StardustClient target = network.client(1);

    ProbeStream dial = network.probe(2).dial(target.id().bytes());

    assertThat(dial.message()).isEqualTo(E_GENERIC);
    dial.awaitEnd();
  }

  @Test
  void saysSoWhenTheTargetRefusesTheStream() {
    Probe target =
        Probe.connectWithoutStardust(
            network.transport(),
            network.address(),
            TestKeys.number(1),
            Stack.options(TestKeys.number(1)));
    target.join();

    assertRefused(target);
  }

  @Test
  void saysSoWhenTheTargetDoesNotAnswerInTime() {
    network.close();
    network =
        TestNetwork.start(
            o -> o.withLimits(ServerLimits.DEFAULT.withMessageDeadlines(Duration.ofMillis(500))));
    Probe target = network.probe(1);
    target.join();
    target.ignoreForwarded();

    assertRefused(target);
  }

  @Test
  void givesTheDialerNoAnswerBeforeTheTargetHasAccepted() {
    Probe target = network.probe(1);
    target.join();
    BlockingQueue<Duplex> opened = new LinkedBlockingQueue<>();
    target.takeForwardedRaw(opened::add);
    Probe dialer = network.probe(2);
    dialer.join();

    ProbeStream dial = dialer.dial(target.id().bytes());
    Duplex stream = Waits.take(opened, "a stream at the target", opened::toString);
    assertThat(dial.arrivedSoFar()).isEmpty();
    target.answer(stream);

    assertThat(dial.message()).isEmpty();
  }

  @Test
  void connectsAPeerWithItself() {
    Probe peer = network.probe(1);
    peer.join();

    ProbeStream dial = peer.dial(peer.id().bytes());

    assertThat(dial.message()).isEmpty();
    ProbeStream other = ProbeStreams.on(peer.forwarded());
    dial.sendRaw(Bytes.fromHex("0000000101"));
    assertThat(other.message()).containsExactly(1);
  }

  @Test
  void boundsTheRelaysOfAPeer() {
    network.close();
    network = TestNetwork.start(o -> o.withLimits(ServerLimits.DEFAULT.withRelaysPerPeer(2)));
    Probe target = network.probe(1);
    target.join();
    Probe dialer = network.probe(2);
    dialer.join();
    assertThat(dialer.dial(target.id().bytes()).message()).isEmpty();
    ProbeStream second = dialer.dial(target.id().bytes());
    assertThat(second.message()).isEmpty();

    assertThat(dialer.dial(target.id().bytes()).message()).isEqualTo(E_GENERIC);
    target.forwarded();
    ProbeStream there = ProbeStreams.on(target.forwarded());
    second.halfClose();
    there.halfClose();
    second.awaitEnd();
    there.awaitEnd();

    assertThat(dialer.dial(target.id().bytes()).message()).isEmpty();
  }

  private void assertRefused(Probe target) {
    Probe dialer = network.probe(2);
    dialer.join();
    ProbeStream dial = dialer.dial(target.id().bytes());

    assertThat(dial.message()).isEqualTo(E_GENERIC);
    dial.awaitEnd();
  }

  private static ClientOptions only(
      ClientOptions options, SecurityProtocol security, MuxerFactory muxer) {
    return options.withSecurities(List.of(security)).withMuxers(List.of(muxer));
  }
}
