package stardust.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import stardust.client.ClientOptions;
import stardust.client.StardustClient;
import stardust.connection.Connection;
import stardust.multiaddr.Multiaddr;
import stardust.peer.PeerId;
import stardust.peer.RsaPrivateKey;
import stardust.transport.Transport;

/** Our client, joined, which answers echoes to whoever dials it. */
final class JavaClient implements AutoCloseable {

  private final StardustClient client;
  private final JsPeer[] seen;
  private final CompletableFuture<Connection> incoming = new CompletableFuture<>();

  private JavaClient(StardustClient client, JsPeer... seen) {
    this.client = client;
    this.seen = seen;
    client.onIncoming(
        connection -> {
          Echo.serve(connection);
          incoming.complete(connection);
        });
  }

  /**
   * Joins.
   *
   * @param seen whose output to show when something does not happen
   */
  static JavaClient join(Transport transport, String server, RsaPrivateKey identity, JsPeer... seen)
      throws Exception {
    ClientOptions options = ClientOptions.of(identity);
    return new JavaClient(
        Eventually.get(
            StardustClient.join(transport, Multiaddr.parse(server), options),
            "the join at " + server,
            (Object[]) seen),
        seen);
  }

  String id() {
    return client.id().toBase58();
  }

  Connection server() {
    return client.connection();
  }

  /** Waits until the newest list is one like this. */
  List<PeerId> awaitList(Predicate<List<PeerId>> expected, String what) {
    CompletableFuture<List<PeerId>> found = new CompletableFuture<>();
    List<List<PeerId>> others = new ArrayList<>();
    client.onDiscovery(
        list -> {
          if (expected.test(list)) {
            found.complete(list);
          } else {
            others.add(list);
          }
        });
    if (expected.test(client.online())) {
      found.complete(client.online());
    }
    return Eventually.get(found, "a list with " + what, "other lists " + others);
  }

  CompletableFuture<Connection> dial(String id) throws Exception {
    return client.dial(PeerId.parse(id));
  }

  Connection dialed(String id) throws Exception {
    return Eventually.get(dial(id), "the dial of " + id, (Object[]) seen);
  }

  /** The first connection that somebody made to this client. */
  Connection incoming() {
    return Eventually.get(incoming, "an incoming connection", (Object[]) seen);
  }

  @Override
  public void close() {
    client.close();
  }
}
