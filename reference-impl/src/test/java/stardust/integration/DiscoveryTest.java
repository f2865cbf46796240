package stardust.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stardust.peer.PeerId;
import stardust.protocol.StardustVectors;
import stardust.server.ServerOptions;

class DiscoveryTest {

  private TestNetwork network = TestNetwork.start();

  @AfterEach
  void stop() {
    network.close();
  }

  @Test
  void tellsEveryoneAtOnceWhenAPeerJoins() {
    restart(Duration.ofMinutes(10));
    Probe first = network.probe(1);
    ProbeStream firstStream = first.join();
    assertThat(Probe.list(firstStream)).containsExactly(first.id());

    Probe second = network.probe(2);
    ProbeStream secondStream = second.join();

    assertThat(Probe.list(secondStream)).containsExactly(first.id(), second.id());
    assertThat(Probe.list(firstStream)).containsExactly(first.id(), second.id());
  }

  @Test
  void repeatsTheListEveryPeriod() {
    Probe peer = network.probe(1);
    ProbeStream stream = peer.join();
    Probe.list(stream);
    long begun = System.nanoTime();
    for (int list = 0; list < 4; list++) {
      assertThat(Probe.list(stream)).containsExactly(peer.id());
    }
    Duration four = Duration.ofNanos(System.nanoTime() - begun);

    // Never early, but for the time that the first list itself took to be read here.
    assertThat(four).isGreaterThan(TestNetwork.PERIOD.multipliedBy(3));
  }

  @Test
  void leavesOutAPeerThatClosedItsRegistrationStream() {
    assertLeaves((peer, registration) -> registration.halfClose());
  }

  @Test
  void leavesOutAPeerThatResetItsRegistrationStream() {
    assertLeaves((peer, registration) -> registration.reset());
  }

  @Test
  void leavesOutAPeerThatClosedItsConnection() {
    assertLeaves((peer, registration) -> peer.connection().loop().run(peer.connection()::close));
  }

  @Test
  void leavesOutAPeerWhoseConnectionBroke() {
    assertLeaves((peer, registration) -> peer.kill());
  }

  @Test
  void takesOffAPeerThatAcknowledgesNothing() {
    Probe silent = network.probe(1);
    ProbeStream silentStream = silent.join();
    Probe loyal = network.probe(2);
    ProbeStream loyalStream = loyal.join();
    Probe.awaitList(loyalStream, silent.id(), loyal.id());

    Probe.awaitList(loyalStream, loyal.id());
    silentStream.awaitEnd();

    assertThat(network.server().online()).containsExactly(loyal.id());
  }

  @Test
  void keepsAPeerThatAcknowledges() {
    Probe peer = network.probe(1);
    ProbeStream stream = peer.join();

    for (int list = 0; list < 8; list++) {
      assertThat(Probe.list(stream)).containsExactly(peer.id());
    }
  }

  @Test
  void takesADialRequestOnTheRegistrationStreamForAnAcknowledgement() {
    Probe peer = network.probe(1);
    ProbeStream stream = peer.join();
    Probe.list(stream);

    stream.sendRaw(StardustVectors.framed("int32be_DialRequest"));
    Probe newcomer = network.probe(2);
    newcomer.join();

    Probe.awaitList(stream, peer.id(), newcomer.id());
  }

  private void assertLeaves(java.util.function.BiConsumer<Probe, ProbeStream> leave) {
    Probe leaver = network.probe(1);
    ProbeStream leaverStream = leaver.join();
    Probe.list(leaverStream);
    Probe witness = network.probe(2);
    ProbeStream witnessStream = witness.join();
    Probe.awaitList(witnessStream, leaver.id(), witness.id());

    leave.accept(leaver, leaverStream);

    Probe.awaitList(witnessStream, witness.id());
    Probe late = network.probe(3);
    List<PeerId> fresh = Probe.list(late.join());
    assertThat(fresh).containsExactly(witness.id(), late.id());
  }

  private void restart(Duration period) {
    network.close();
    network = TestNetwork.start((ServerOptions options) -> options.withDiscoveryPeriod(period));
  }
}
