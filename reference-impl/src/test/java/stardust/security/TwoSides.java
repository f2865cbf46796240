package stardust.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.ManualLoop;
import stardust.io.MemoryDuplex;
import stardust.io.Receiver;
import stardust.peer.PrivateKey;
import stardust.trace.WireEvent;

/**
 * A dialer and a listener, with a carrier between them that can alter one byte on its way from the
 * dialer or from the listener.
 */
final class TwoSides {

  final ManualLoop loop = new ManualLoop();
  final MemoryDuplex.Pair dialerLink = MemoryDuplex.pair(loop);
  final MemoryDuplex.Pair listenerLink = MemoryDuplex.pair(loop);
  final List<WireEvent> dialerEvents = new ArrayList<>();
  final List<WireEvent> listenerEvents = new ArrayList<>();
  final Carrier fromDialer = new Carrier(dialerLink.b(), listenerLink.b());
  final Carrier fromListener = new Carrier(listenerLink.b(), dialerLink.b());

  /** Starts the handshake on both sides; nothing runs before the loop does. */
  final class Started {

    final CompletableFuture<Secured> dialer;
    final CompletableFuture<Secured> listener;

    Started(SecurityProtocol protocol, SecurityContext dialing, SecurityContext listening) {
      dialer = protocol.secure(dialerLink.a(), true, dialing);
      listener = protocol.secure(listenerLink.a(), false, listening);
    }

    SecuredChannel dialerChannel() {
      return channel(dialer);
    }

    SecuredChannel listenerChannel() {
      return channel(listener);
    }

    private SecuredChannel channel(CompletableFuture<Secured> side) {
      assertThat(side).isCompleted();
      return (SecuredChannel) side.join().channel();
    }
  }

  Started start(SecurityProtocol protocol, SecurityContext dialing, SecurityContext listening) {
    return new Started(protocol, dialing, listening);
  }

  /** Both sides after a handshake, with Ed25519 identities. */
  Started connect(SecurityProtocol protocol) {
    return connect(protocol, TestIdentities.ED25519_A, TestIdentities.ED25519_B);
  }

  /** Both sides after a handshake. */
  Started connect(SecurityProtocol protocol, PrivateKey dialing, PrivateKey listening) {
    Started started =
        start(
            protocol,
            TestContexts.of(dialing, 1, dialerEvents::add),
            TestContexts.of(listening, 2, listenerEvents::add));
    loop.runAll();
    assertThat(started.dialer).isCompleted();
    assertThat(started.listener).isCompleted();
    return started;
  }

  /** Delivers at most this many bytes at a time, everywhere. */
  TwoSides chunk(int bytes) {
    dialerLink.chunk(bytes);
    listenerLink.chunk(bytes);
    return this;
  }

  /** Lets each side and each carrier have at most this many bytes that it did not consume. */
  TwoSides window(long bytes) {
    for (MemoryDuplex.Pair link : List.of(dialerLink, listenerLink)) {
      link.a().window(bytes);
      link.b().window(bytes);
    }
    return this;
  }

  /** Passes on what one side says to the other. */
  static final class Carrier implements Receiver {

    private final Duplex from;
    private final Duplex to;
    private long passed;
    private long position = -1;
    private int mask;

    Carrier(Duplex from, Duplex to) {
      this.from = from;
      this.to = to;
      from.receive(this);
    }

    /** Flips the bits of the byte at this position, counted from the start. */
    void corrupt(long at, int bits) {
      position = at;
      mask = bits;
    }

    /** How many bytes went this way. */
    long passed() {
      return passed;
    }

    @Override
    public void bytes(byte[] bytes) {
      int index = (int) (position - passed);
      if (position >= passed && index < bytes.length) {
        bytes[index] ^= (byte) mask;
      }
      passed += bytes.length;
      to.write(bytes, () -> from.consumed(bytes.length));
    }

    @Override
    public void end() {
      to.closeWrite();
    }

    @Override
    public void closed(Closure closure) {
      if (closure.kind() != Closure.Kind.FINISHED) {
        to.reset();
      }
    }
  }
}
