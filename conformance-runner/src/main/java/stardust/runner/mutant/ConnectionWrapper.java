package stardust.runner.mutant;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import stardust.connection.Connection;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.peer.PeerId;
import stardust.server.ConnectionView;
import stardust.server.ServerParts;

/** A connection that is as right as the one beneath, but for what a mutant overrides. */
public class ConnectionWrapper implements Connection {

  private final Connection right;

  public ConnectionWrapper(Connection right) {
    this.right = right;
  }

  /** Changes each stream that a client opened and agreed on stardust on. */
  static ServerParts streams(ServerParts parts, UnaryOperator<Duplex> change) {
    return parts.withView(
        connection ->
            new ConnectionWrapper(parts.view().of(connection)) {
              @Override
              public void handle(String protocol, Consumer<Duplex> accepted) {
                super.handle(protocol, stream -> accepted.accept(change.apply(stream)));
              }
            });
  }

  /** Changes each transport connection, before anything is negotiated on it. */
  static ServerParts transports(ServerParts parts, UnaryOperator<Duplex> change) {
    ConnectionView right = parts.view();
    return parts.withView(
        new ConnectionView() {
          @Override
          public Connection of(Connection connection) {
            return right.of(connection);
          }

          @Override
          public Duplex transport(Duplex accepted) {
            return change.apply(right.transport(accepted));
          }
        });
  }

  @Override
  public Loop loop() {
    return right.loop();
  }

  @Override
  public Optional<PeerId> remotePeer() {
    return right.remotePeer();
  }

  @Override
  public String security() {
    return right.security();
  }

  @Override
  public String muxer() {
    return right.muxer();
  }

  @Override
  public CompletableFuture<NegotiatedStream> open(List<String> protocols) {
    return right.open(protocols);
  }

  @Override
  public Duplex openRaw() {
    return right.openRaw();
  }

  @Override
  public void handle(String protocol, Consumer<Duplex> accepted) {
    right.handle(protocol, accepted);
  }

  @Override
  public void handleRaw(Consumer<Duplex> accepted) {
    right.handleRaw(accepted);
  }

  @Override
  public CompletableFuture<NegotiatedStream> propose(Duplex stream, List<String> protocols) {
    return right.propose(stream, protocols);
  }

  @Override
  public CompletableFuture<NegotiatedStream> answer(Duplex stream, List<String> protocols) {
    return right.answer(stream, protocols);
  }

  @Override
  public void close() {
    right.close();
  }

  @Override
  public CompletableFuture<Closure> closed() {
    return right.closed();
  }
}
