package stardust.connection;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stardust.connection.Upgrader.Security;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.multistream.Multistream;
import stardust.multistream.Negotiation;
import stardust.muxer.MuxedStream;
import stardust.muxer.Muxer;
import stardust.muxer.MuxerFactory;
import stardust.muxer.MuxerListener;
import stardust.peer.PeerId;

/** A connection made by an {@link Upgrader}; lets whoever needs it reach each layer. */
public final class UpgradedConnection implements Connection {

  private static final System.Logger LOG = System.getLogger(UpgradedConnection.class.getName());

  private final UpgradeOptions options;
  private final Duplex transport;
  private final Optional<Security> security;
  private final Map<String, Consumer<MuxedStream>> handlers = new LinkedHashMap<>();
  private final CompletableFuture<Closure> closed = new CompletableFuture<>();
  private Consumer<MuxedStream> opened = this::answer;
  private @Nullable Muxer muxer;

  UpgradedConnection(UpgradeOptions options, Duplex transport, Optional<Security> security) {
    this.options = options;
    this.transport = transport;
    this.security = security;
    for (StreamService service : options.services()) {
      handlers.put(service.protocol(), stream -> service.accept(this, stream));
    }
  }

  UpgradedConnection start(MuxerFactory factory, boolean initiator) {
    muxer = factory.start(secured(), initiator, options.limits(), new Listener(), options.tap());
    return this;
  }

  /** What the connection is built on: a socket, or a stream of another connection. */
  public Duplex transport() {
    return transport;
  }

  /** What the muxer is built on: the secured channel, or {@link #transport} without security. */
  public Duplex secured() {
    return security.map(each -> each.secured().channel()).orElse(transport);
  }

  /** The muxer; a peer that means to be odd casts it to mplex or yamux and sends raw frames. */
  public Muxer muxerSession() {
    if (muxer == null) {
      throw new IllegalStateException("the muxer has not been started");
    }
    return muxer;
  }

  /** How it was upgraded. */
  public UpgradeOptions options() {
    return options;
  }

  /** The protocols that are accepted on streams, in the order of their registration. */
  public List<String> handled() {
    return List.copyOf(handlers.keySet());
  }

  @Override
  public Loop loop() {
    return transport.loop();
  }

  @Override
  public Optional<PeerId> remotePeer() {
    return security.map(each -> each.secured().remoteKey().peerId());
  }

  @Override
  public String security() {
    return security.map(Security::protocol).orElse("");
  }

  @Override
  public String muxer() {
    return muxerSession().protocol();
  }

  @Override
  public CompletableFuture<NegotiatedStream> open(List<String> protocols) {
    MuxedStream stream;
    try {
      stream = muxerSession().open();
    } catch (IllegalStateException over) {
      return CompletableFuture.failedFuture(new IOException("no stream can be opened", over));
    }
    return propose(stream, protocols);
  }

  @Override
  public CompletableFuture<NegotiatedStream> propose(Duplex stream, List<String> protocols) {
    return negotiated(stream, Multistream.propose(stream, protocols, negotiation(stream)));
  }

  @Override
  public CompletableFuture<NegotiatedStream> answer(Duplex stream, List<String> protocols) {
    return negotiated(stream, Multistream.answer(stream, () -> protocols, negotiation(stream)));
  }

  private static CompletableFuture<NegotiatedStream> negotiated(
      Duplex stream, CompletableFuture<String> agreed) {
    return Failures.mapped(
        agreed.thenApply(protocol -> new NegotiatedStream(protocol, stream)),
        failure -> {
          stream.reset();
          return failure;
        });
  }

  @Override
  public MuxedStream openRaw() {
    return muxerSession().open();
  }

  @Override
  public void handle(String protocol, Consumer<Duplex> accepted) {
    handlers.put(protocol, accepted::accept);
  }

  /** {@inheritDoc} Nor have the services. */
  @Override
  public void handleRaw(Consumer<Duplex> accepted) {
    opened = accepted::accept;
  }

  @Override
  public void close() {
    muxerSession().close();
  }

  @Override
  public CompletableFuture<Closure> closed() {
    return closed.copy();
  }

  private void answer(MuxedStream stream) {
    var unused =
        Multistream.answer(stream, handlers::keySet, negotiation(stream))
            .whenComplete(
                (protocol, failure) -> {
                  // Also the end of a stream on which nothing acceptable was ever proposed.
                  if (failure != null) {
                    stream.reset();
                  } else {
                    accept(protocol, stream);
                  }
                });
  }

  private void accept(String protocol, MuxedStream stream) {
    Consumer<MuxedStream> handler = handlers.get(protocol);
    if (handler == null) {
      stream.reset();
      return;
    }
    try {
      handler.accept(stream);
    } catch (RuntimeException defect) {
      LOG.log(System.Logger.Level.ERROR, "defect in the handler of " + protocol, defect);
      stream.reset();
    }
  }

  private Negotiation negotiation(Duplex stream) {
    String label = stream instanceof MuxedStream muxed ? muxed.label() : "";
    return new Negotiation(options.timeouts().negotiation(), label, options.tap());
  }

  private final class Listener implements MuxerListener {

    @Override
    public void opened(MuxedStream stream) {
      opened.accept(stream);
    }

    @Override
    public void closed(Closure closure) {
      closed.complete(closure);
    }
  }
}
