package stardust.runner.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import stardust.binding.Binding;
import stardust.connection.UpgradeOptions;
import stardust.connection.UpgradeTimeouts;
import stardust.multiaddr.Multiaddr;
import stardust.peer.PrivateKey;
import stardust.runner.endpoint.EndpointException;
import stardust.runner.engine.ScenarioRecord;
import stardust.runner.probe.Mailbox;
import stardust.runner.probe.Offer;
import stardust.runner.time.Timing;
import stardust.stack.Stack;
import stardust.trace.Tap;
import stardust.transport.Accepted;
import stardust.transport.Listener;
import stardust.transport.Transport;

/** The server that the suite plays to one start of a client. */
public final class PlayedServer {

  private final int start;
  private final PrivateKey identity;
  private final Conduct conduct;
  private final Transport transport;
  private final Timing timing;
  private final ScenarioRecord seen;
  private final Overheard overheard;

  /** All connections; an empty entry says that the client has ended. */
  private final Mailbox<Optional<Caller>> callers = new Mailbox<>();

  private @Nullable Listener listener;
  private int connections;

  /**
   * @param start which start of the client it is for, from 1
   */
  PlayedServer(
      int start,
      PrivateKey identity,
      Conduct conduct,
      Transport transport,
      Timing timing,
      ScenarioRecord seen,
      Overheard overheard) {
    this.start = start;
    this.identity = identity;
    this.conduct = conduct;
    this.transport = transport;
    this.timing = timing;
    this.seen = seen;
    this.overheard = overheard;
  }

  /** Listens, and gives its address, with its id. */
  Multiaddr listen(Multiaddr at) {
    CompletableFuture<Listener> listening = transport.listen(at, this::tap, this::accepted);
    try {
      listener = listening.get(timing.answer().toMillis(), TimeUnit.MILLISECONDS);
      return listener.address().withPeer(identity.publicKey().peerId());
    } catch (ExecutionException | TimeoutException e) {
      throw new EndpointException("the suite cannot listen at " + at + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EndpointException("interrupted while the suite began to listen", e);
    }
  }

  /** Who it is, by its address. */
  PrivateKey identity() {
    return identity;
  }

  /** A connection of the client, counted from 0; empty if it does not come, or has ended before. */
  Optional<Caller> caller(int index, Duration timeout) {
    return callers.awaitAfter(index, each -> true, timeout).flatMap(each -> each);
  }

  /** The client has ended: nobody else will come. */
  void nobodyComes() {
    callers.put(Optional.empty());
  }

  /** Cuts all connections and listens no more. */
  void close() {
    callers.after(0).forEach(each -> each.ifPresent(Caller::cut));
    if (listener != null) {
      var unused = listener.close();
    }
  }

  private synchronized Tap tap() {
    connections++;
    String name = "connection " + start + "." + connections;
    return new CallTap(name, seen.trace().tap("server", name));
  }

  private void accepted(Accepted accepted) {
    CallTap tap = (CallTap) accepted.tap();
    seen.trace().action("the client has connected: " + tap.connection());
    Caller caller = new Caller(overheard.on(tap.connection(), accepted.duplex()), tap, binding());
    callers.put(Optional.of(caller));
    caller.serve(options(tap), conduct);
  }

  private Binding binding() {
    return conduct.offer().binding();
  }

  private UpgradeOptions options(CallTap tap) {
    Offer offer = conduct.offer();
    return UpgradeOptions.of(
            conduct.proven().orElse(identity),
            overheard.securities(tap.connection(), offer.towardsServer()),
            overheard.muxers(tap.connection(), offer.muxers()),
            Stack.services(List::of))
        .withTimeouts(UpgradeTimeouts.each(timing.starting()))
        .withTap(tap);
  }
}
