package stardust.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.connection.UpgradeOptions;
import stardust.io.Duplex;
import stardust.mplex.Mplex;
import stardust.muxer.MuxerFactory;
import stardust.peer.RsaPrivateKey;
import stardust.server.ServerLimits;
import stardust.server.ServerOptions;
import stardust.stack.Stack;
import stardust.yamux.Yamux;

@Order(4)
class RelayTest {

  private static final long MIB = 1 << 20;

  private TestNetwork network =
      TestNetwork.start(options -> options.withDiscoveryPeriod(Duration.ofMinutes(10)));

  @AfterEach
  void stop() {
    network.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mplex", "yamux"})
  void passes16MiBInBothDirectionsUnchanged(String muxer) {
    Ends ends = relay(muxer);

    ends.a().sendAll(1, 16 * MIB);
    ends.b().sendAll(2, 16 * MIB);

    assertThat(ends.b().digestAtEnd()).isEqualTo(RawStream.digestOf(1, 16 * MIB));
    assertThat(ends.a().digestAtEnd()).isEqualTo(RawStream.digestOf(2, 16 * MIB));
    assertThat(ends.a().awaitClosed()).isEqualTo("FINISHED");
    assertThat(ends.b().awaitClosed()).isEqualTo("FINISHED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mplex", "yamux"})
  void keepsTheOtherDirectionOpenAfterAHalfClose(String muxer) {
    Ends ends = relay(muxer);

    ends.a().halfClose();
    String nothing = ends.b().digestAtEnd();
    ends.b().sendAll(3, MIB);

    assertThat(nothing).isEqualTo(RawStream.digestOf(0, 0));
    assertThat(ends.a().digestAtEnd()).isEqualTo(RawStream.digestOf(3, MIB));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mplex", "yamux"})
  void resetsTheTargetWhenTheDialerResets(String muxer) {
    Ends ends = relay(muxer);

    ends.a().reset();

    assertThat(ends.b().awaitClosed()).isEqualTo("RESET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mplex", "yamux"})
  void resetsTheDialerWhenTheConnectionOfTheTargetBreaks(String muxer) {
    Ends ends = relay(muxer);

    ends.target().kill();

    assertThat(ends.a().awaitClosed()).isEqualTo("RESET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mplex", "yamux"})
  void slowsTheWriterOfASlowReaderAndNobodyElse(String muxer) {
    Probe slowReader = probe(1, muxer);
    slowReader.join();
    Probe fastReader = probe(2, muxer);
    fastReader.join();
    Probe slowWriter = probe(3, muxer);
    slowWriter.join();
    Probe fastWriter = probe(4, muxer);
    fastWriter.join();
    RawStream slowStart = RawStream.on(dial(slowWriter, slowReader));
    RawStream slowEnd = RawStream.stalledOn(slowReader.forwarded());
    RawStream fastStart = RawStream.on(dial(fastWriter, fastReader));
    RawStream fastEnd = RawStream.on(fastReader.forwarded());

    CompletableFuture<Void> slowSent = slowStart.send(5, 32 * MIB);
    fastStart.sendAll(6, 4 * MIB);
    String fast = fastEnd.digestAtEnd();
    boolean slowWriterWasHeldBack = !slowSent.isDone();
    var unused = slowSent.thenRun(slowStart::halfClose);
    slowEnd.resume();

    assertThat(fast).isEqualTo(RawStream.digestOf(6, 4 * MIB));
    assertThat(slowWriterWasHeldBack).isTrue();
    assertThat(slowEnd.digestAtEnd()).isEqualTo(RawStream.digestOf(5, 32 * MIB));
  }

  @Test
  void keepsAWriterOnlineWhoseRelayIsStalled() {
    restart(options -> options.withDiscoveryPeriod(Duration.ofMillis(200)));
    Probe reader = probe(1, "mplex");
    reader.join().acknowledgeAll();
    Probe writer = probe(2, "mplex");
    ProbeStream lists = writer.join().acknowledgeAll();
    RawStream start = RawStream.on(dial(writer, reader));
    RawStream.stalledOn(reader.forwarded());

    var unused = start.send(7, 64 * MIB);
    for (int list = 0; list < 15; list++) {
      lists.message();
    }

    assertThat(network.server().online()).contains(writer.id());
  }

  @Test
  void resetsARelayThatMakesNoProgress() {
    restart(
        options -> options.withLimits(ServerLimits.DEFAULT.withRelayStall(Duration.ofMillis(500))));
    Probe reader = probe(1, "yamux");
    reader.join();
    Probe writer = probe(2, "yamux");
    writer.join();
    RawStream start = RawStream.on(dial(writer, reader));
    RawStream end = RawStream.stalledOn(reader.forwarded());

    var unused = start.send(8, 64 * MIB);

    assertThat(start.awaitClosed()).isEqualTo("RESET");
    assertThat(end.awaitClosed()).isEqualTo("RESET");
  }

  /** Both ends of a relay. */
  private record Ends(RawStream a, RawStream b, Probe target) {}

  private Ends relay(String muxer) {
    Probe target = probe(1, muxer);
    target.join();
    Probe dialer = probe(2, muxer);
    dialer.join();
    RawStream a = RawStream.on(dial(dialer, target));
    return new Ends(a, RawStream.on(target.forwarded()), target);
  }

  private Probe probe(int number, String muxer) {
    RsaPrivateKey key = TestKeys.number(number);
    MuxerFactory factory = muxer.equals("mplex") ? Mplex.FACTORY : Yamux.FACTORY;
    UpgradeOptions options = Stack.options(key).withMuxers(List.of(factory));
    return Probe.connect(network.transport(), network.address(), key, options);
  }

  private static Duplex dial(Probe dialer, Probe target) {
    ProbeStream stream = dialer.dial(target.id().bytes());
    assertThat(stream.message()).isEmpty();
    return stream.detach();
  }

  private void restart(java.util.function.UnaryOperator<ServerOptions> change) {
    network.close();
    network = TestNetwork.start(change);
  }
}
