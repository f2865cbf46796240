package stardust.integration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import stardust.client.ClientOptions;
import stardust.client.StardustClient;
import stardust.multiaddr.Multiaddr;
import stardust.server.ServerOptions;
import stardust.server.StardustServer;
import stardust.transport.Transport;

/** One server on the loopback interface, and the clients that a test adds. */
final class TestNetwork implements AutoCloseable {

  /**
   * Short, so that tests that wait for lists are fast; long enough not to drop who acknowledges.
   */
  static final Duration PERIOD = Duration.ofMillis(400);

  private static final Transport TRANSPORT = new Transport(2);
  private static final int SERVER_KEY = 0;

  private final StardustServer server;
  private final List<StardustClient> clients = new ArrayList<>();

  private TestNetwork(StardustServer server) {
    this.server = server;
  }

  /** Starts a server; key 0 is its own. */
  static TestNetwork start(String address, UnaryOperator<ServerOptions> change) {
    ServerOptions options =
        ServerOptions.of(TestKeys.number(SERVER_KEY))
            .withListen(List.of(parse(address)))
            .withDiscoveryPeriod(PERIOD);
    StardustServer server = new StardustServer(TRANSPORT, change.apply(options));
    return new TestNetwork(Waits.get(server.start(), "a listening server"));
  }

  static TestNetwork start(UnaryOperator<ServerOptions> change) {
    return start("/ip4/127.0.0.1/tcp/0/ws", change);
  }

  static TestNetwork start() {
    return start(UnaryOperator.identity());
  }

  StardustServer server() {
    return server;
  }

  Multiaddr address() {
    return server.addresses().get(0);
  }

  Transport transport() {
    return TRANSPORT;
  }

  Probe probe(int key) {
    return Probe.connect(TRANSPORT, address(), TestKeys.number(key));
  }

  StardustClient client(int key, UnaryOperator<ClientOptions> change) {
    ClientOptions options = change.apply(ClientOptions.of(TestKeys.number(key)));
    StardustClient client =
        Waits.get(StardustClient.join(TRANSPORT, address(), options), "a joined client");
    clients.add(client);
    return client;
  }

  StardustClient client(int key) {
    return client(key, UnaryOperator.identity());
  }

  @Override
  public void close() {
    clients.forEach(StardustClient::close);
    server.close();
  }

  static Multiaddr parse(String address) {
    try {
      return Multiaddr.parse(address);
    } catch (stardust.multiaddr.MultiaddrException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
