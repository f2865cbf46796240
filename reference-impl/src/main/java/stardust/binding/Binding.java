package stardust.binding;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import stardust.connection.Connection;
import stardust.connection.Connection.NegotiatedStream;
import stardust.io.Duplex;
import stardust.message.Framing;
import stardust.protocol.Stardust;
import stardust.security.SecurityProtocol;

/**
 * A wire binding of the protocol (PROTOCOL.md, section 2): what is secured, who opens which stream,
 * what is negotiated on it, and how messages are framed. All methods that take a connection are
 * called in its loop.
 */
public enum Binding {
  /** Release 0.2 and current: the client opens every stream but the forwarded ones. */
  LIBP2P(Framing.INT32_BE) {
    @Override
    public List<SecurityProtocol> towardsServer(List<SecurityProtocol> chosen) {
      return chosen;
    }

    @Override
    public void serve(Connection connection, BiConsumer<Duplex, StreamPurpose> accepted) {
      connection.handle(
          Stardust.PROTOCOL, stream -> accepted.accept(stream, StreamPurpose.TOLD_BY_MESSAGE));
    }

    @Override
    public CompletableFuture<Duplex> forward(Connection target) {
      return target.open(List.of(Stardust.PROTOCOL)).thenApply(NegotiatedStream::stream);
    }

    @Override
    public ClientStreams client(Connection connection, Consumer<Duplex> forwarded) {
      return Libp2pClientStreams.on(connection, forwarded);
    }
  },

  /** The published 0.1 releases: nothing is secured, and only registration is negotiated. */
  BARE(Framing.VARINT) {
    @Override
    public List<SecurityProtocol> towardsServer(List<SecurityProtocol> chosen) {
      return List.of();
    }

    @Override
    public void serve(Connection connection, BiConsumer<Duplex, StreamPurpose> accepted) {
      connection.handleRaw(stream -> accepted.accept(stream, StreamPurpose.DIAL));
      Duplex registration = connection.openRaw();
      var unused =
          connection
              .answer(registration, List.of(Stardust.PROTOCOL))
              .whenComplete(
                  (negotiated, failure) -> {
                    if (failure == null) {
                      accepted.accept(negotiated.stream(), StreamPurpose.REGISTRATION);
                    }
                  });
    }

    @Override
    public CompletableFuture<Duplex> forward(Connection target) {
      return CompletableFuture.completedFuture(target.openRaw());
    }

    @Override
    public ClientStreams client(Connection connection, Consumer<Duplex> forwarded) {
      return BareClientStreams.on(connection, forwarded);
    }
  };

  private final Framing framing;

  Binding(Framing framing) {
    this.framing = framing;
  }

  /** How messages are framed. */
  public Framing framing() {
    return framing;
  }

  /** What of the chosen security protocols is used between a client and a server. */
  public abstract List<SecurityProtocol> towardsServer(List<SecurityProtocol> chosen);

  /**
   * Serves a client's connection.
   *
   * @param accepted takes each stream on which messages of the client may come
   */
  public abstract void serve(Connection connection, BiConsumer<Duplex, StreamPurpose> accepted);

  /**
   * Opens the stream that the server forwards to the target of a dial. Fails, or throws {@link
   * IllegalStateException}, when the target does not take one.
   */
  public abstract CompletableFuture<Duplex> forward(Connection target);

  /**
   * The client's part of a connection, before the first stream on it can come in.
   *
   * @param forwarded takes each stream on which another peer has dialled this one
   */
  public abstract ClientStreams client(Connection connection, Consumer<Duplex> forwarded);

  /**
   * The binding with this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Binding named(String name) {
    for (Binding binding : values()) {
      if (binding.toString().equals(name)) {
        return binding;
      }
    }
    throw new IllegalArgumentException(
        "unknown binding \"" + name + "\"; known are libp2p and bare");
  }

  /** Its name, as "libp2p". */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
