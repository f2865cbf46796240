package stardust.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stardust.client.StardustClient;
import stardust.io.Duplex;
import stardust.multiaddr.Multiaddr;
import stardust.server.ServerOptions;
import stardust.server.StardustServer;
import stardust.trace.Tap;
import stardust.transport.FreePort;

class ServerTest {

  private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
  private final TestNetwork network = TestNetwork.start(options -> options.withLog(log::add));

  @AfterEach
  void stop() {
    network.close();
  }

  @Test
  void saysWhereItListensAndWhoItIs() {
    assertThat(network.address().toString())
        .matches("/ip4/127\\.0\\.0\\.1/tcp/[1-9][0-9]*/ws/p2p/" + network.server().id());
  }

  @Test
  void endsEveryConnectionWhenItCloses() {
    StardustClient client = network.client(1);
    network.client(2);

    network.server().close();

    assertThat(network.server().connections()).isZero();
    assertThat(network.server().online()).isEmpty();
    Waits.get(client.connection().closed(), "the end of the connection");
  }

  @Test
  void freesItsPortWhenItCloses() throws Exception {
    Multiaddr address = TestNetwork.parse("/ip4/127.0.0.1/tcp/" + FreePort.find() + "/ws");
    StardustServer first = server(address);
    Waits.get(first.start(), "a server");

    first.close();

    StardustServer successor = server(address);
    Waits.get(successor.start(), "a server at the same address");
    successor.close();
  }

  @Test
  void endsConnectionsThatAreStillNegotiating() {
    Duplex socket =
        Waits.get(
            network.transport().dial(network.address(), Waits.DEADLINE, Tap.NONE), "a socket");
    RawStream raw = RawStream.on(socket);
    while (network.server().connections() == 0) {
      Thread.onSpinWait();
    }

    network.server().close();

    assertThat(raw.awaitClosed()).isIn("LOST", "RESET", "FINISHED");
    assertThat(network.server().connections()).isZero();
  }

  @Test
  void endsConnectionsWhosePeersDoNotCloseThem() {
    Probe deaf = network.probe(1);
    deaf.join();
    deaf.stopReading();

    Waits.get(network.server().stop(), "the end of every connection");

    assertThat(network.server().connections()).isZero();
  }

  @Test
  void saysWhyItCannotListen() {
    StardustServer second = server(network.address().withoutPeers());

    assertThat(Waits.failure(second.start(), "a second server at the same address"))
        .hasMessageContaining(String.valueOf(network.address().port().getAsInt()));
    assertThat(second.addresses()).isEmpty();
  }

  @Test
  void logsAConnectionThatCannotBeUpgradedAndServesOn() {
    Duplex socket =
        Waits.get(
            network.transport().dial(network.address(), Waits.DEADLINE, Tap.NONE), "a socket");
    RawStream raw = RawStream.on(socket);
    raw.sendAll(1, 1000);
    raw.awaitClosed();

    String line = "";
    while (!line.startsWith("no connection with /ip4/127.0.0.1/tcp/")) {
      line = Waits.take(log, "a line about the connection", log::toString);
    }
    network.client(1);
  }

  @Test
  void runsManyServersOnOneTransport() {
    List<StardustServer> servers = new ArrayList<>();
    for (int count = 0; count < 100; count++) {
      servers.add(server(TestNetwork.parse("/ip4/127.0.0.1/tcp/0/ws")));
    }
    servers.forEach(each -> Waits.get(each.start(), "a server"));

    assertThat(servers.stream().map(each -> each.addresses().get(0)).distinct()).hasSize(100);
    servers.forEach(StardustServer::close);
  }

  private StardustServer server(Multiaddr address) {
    ServerOptions options =
        ServerOptions.of(TestKeys.number(9))
            .withListen(List.of(address))
            .withDiscoveryPeriod(Duration.ofSeconds(1));
    return new StardustServer(network.transport(), options);
  }
}
