package stardust.connection;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.peer.PeerId;

/**
 * An upgraded connection: streams of negotiated protocols to one remote peer. Confined to its loop
 * but for {@link #loop} and {@link #closed}; futures complete in the loop.
 */
public interface Connection {

  /** The loop of this connection and of all its streams. */
  Loop loop();

  /** Who the other side has proved to be; empty where no security protocol was used. */
  Optional<PeerId> remotePeer();

  /** The negotiated security protocol, as {@code /noise}; empty for none. */
  String security();

  /** The negotiated muxer, as {@code /yamux/1.0.0}. */
  String muxer();

  /**
   * Opens a stream and proposes the protocols in order. The future fails with {@link
   * stardust.multistream.UnsupportedProtocolException} when the other side refuses all of them,
   * with another {@link java.io.IOException} when the stream ends or the negotiation takes too
   * long.
   */
  CompletableFuture<NegotiatedStream> open(List<String> protocols);

  /** Opens a stream and negotiates nothing on it. */
  Duplex openRaw();

  /**
   * Accepts streams of the protocol from now on. Ping and identify are accepted from the start;
   * every other proposal is answered with {@code na}.
   */
  void handle(String protocol, Consumer<Duplex> accepted);

  /**
   * Takes every stream that the other side opens from now on as it is: nothing is negotiated, and
   * {@link #handle} has no effect.
   */
  void handleRaw(Consumer<Duplex> accepted);

  /**
   * Proposes the protocols in order on a stream of this connection, whoever opened it. The future
   * fails like that of {@link #open}, and the stream is reset.
   */
  CompletableFuture<NegotiatedStream> propose(Duplex stream, List<String> protocols);

  /**
   * Lets the other side propose on a stream of this connection, whoever opened it, until it
   * proposes one of the protocols. The future fails when the stream ends or that takes too long,
   * and the stream is reset.
   */
  CompletableFuture<NegotiatedStream> answer(Duplex stream, List<String> protocols);

  /** Ends the connection in good order. */
  void close();

  /** Completes, always normally, when the connection is over, with the way in which it ended. */
  CompletableFuture<Closure> closed();

  /**
   * A stream with the protocol that both sides agreed on.
   *
   * @param protocol its multistream-select name
   * @param stream what comes after the negotiation
   */
  record NegotiatedStream(String protocol, Duplex stream) {}
}
