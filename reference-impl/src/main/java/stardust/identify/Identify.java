package stardust.identify;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import stardust.connection.Connection;
import stardust.connection.StreamService;
import stardust.connection.UpgradedConnection;
import stardust.io.Bytes;
import stardust.io.Linger;
import stardust.io.Varint;
import stardust.multiaddr.Multiaddr;
import stardust.muxer.MuxedStream;
import stardust.trace.Direction;
import stardust.trace.Field;
import stardust.trace.Layer;
import stardust.trace.WireEvent;

/**
 * {@code /ipfs/id/1.0.0}: who is asked answers with one message, its length as a varint before it,
 * and half-closes.
 */
public final class Identify implements StreamService {

  /** Its multistream-select name. */
  public static final String PROTOCOL = "/ipfs/id/1.0.0";

  private static final String PROTOCOL_VERSION = "ipfs/0.1.0";

  private final String agentVersion;
  private final Supplier<List<Multiaddr>> listenAddresses;

  /**
   * @param agentVersion name and version of this program
   * @param listenAddresses where this side can be dialed, asked for each answer
   */
  public Identify(String agentVersion, Supplier<List<Multiaddr>> listenAddresses) {
    this.agentVersion = agentVersion;
    this.listenAddresses = listenAddresses;
  }

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public void accept(UpgradedConnection connection, MuxedStream stream) {
    byte[] body = message(connection).encode();
    connection.options().tap().record(() -> event(stream, body));
    stream.write(Bytes.concat(Varint.encode(body.length), body));
    Linger.over(stream, connection.options().timeouts().negotiation());
  }

  /**
   * Asks the other side. Called in the connection's loop.
   *
   * @param timeout for the answer, once the stream is negotiated
   * @return fails with an {@link IOException} when identify is refused, when no whole message or
   *     one of more than {@value IdentifyMessage#MAX_BYTES} bytes comes, or when the time is up
   */
  public static CompletableFuture<IdentifyMessage> ask(Connection connection, Duration timeout) {
    return connection
        .open(List.of(PROTOCOL))
        .thenCompose(negotiated -> IdentifyReader.read(negotiated.stream(), timeout));
  }

  private IdentifyMessage message(UpgradedConnection connection) {
    return new IdentifyMessage(
        Optional.of(connection.options().self().publicKey().encoded()),
        listenAddresses.get().stream().map(Multiaddr::bytes).toList(),
        connection.handled(),
        connection.options().observed(),
        PROTOCOL_VERSION,
        agentVersion);
  }

  private WireEvent event(MuxedStream stream, byte[] body) {
    List<Field> fields = List.of(new Field("agentVersion", agentVersion));
    return WireEvent.of(Layer.STREAM, Direction.SENT, stream.label(), "Identify", fields, body);
  }
}
