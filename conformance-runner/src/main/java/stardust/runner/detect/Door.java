package stardust.runner.detect;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import stardust.connection.UpgradeOptions;
import stardust.connection.UpgradeTimeouts;
import stardust.io.Bytes;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.multiaddr.Multiaddr;
import stardust.multistream.MultistreamLine;
import stardust.muxer.MuxerFactory;
import stardust.peer.PrivateKey;
import stardust.ping.Ping;
import stardust.runner.detect.Knock.Kind;
import stardust.runner.detect.Knock.Nobody;
import stardust.runner.detect.Knock.Speaks;
import stardust.runner.endpoint.EndpointException;
import stardust.runner.probe.Arrival;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.Waits;
import stardust.security.SecurityProtocol;
import stardust.trace.Tap;
import stardust.transport.DialException;
import stardust.transport.Transport;
import stardust.transport.TransportDuplex;

/** Transport connections to one server, and what is heard on a first one. */
final class Door {

  private static final byte[] HEADER = MultistreamLine.of("/multistream/1.0.0").encode();
  private static final byte[] NONSENSE =
      MultistreamLine.of("/conformance/no-such-protocol/1.0.0").encode();

  private static final int SHOWN = 40;

  /** Longer than the second for which deployed stacks count connections. */
  private static final Duration PAUSE = Duration.ofMillis(1200);

  /** For what comes together with what has come already. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final Transport transport;
  private final Duration step;

  Door(Transport transport, Duration step) {
    this.transport = transport;
    this.step = step;
  }

  /** Connects and says the header. */
  Knock knock(Multiaddr address) {
    long begun = System.nanoTime();
    try {
      Duplex raw = dial(address).get(step.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
      Duration connected = Duration.ofNanos(System.nanoTime() - begun);
      try {
        return greet(address, connected, BlockingStream.over(raw));
      } finally {
        raw.loop().run(raw::reset);
      }
    } catch (ExecutionException e) {
      return nobody(e);
    } catch (TimeoutException e) {
      return new Nobody(Kind.SILENT, at(address) + " does not answer within " + seconds());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EndpointException("interrupted while connecting to " + address, e);
    }
  }

  /**
   * A connection, at the second try if need be: some servers take few in a second.
   *
   * @throws EndpointException when there is none at that either
   */
  Duplex open(Multiaddr address) {
    try {
      return connected(address);
    } catch (EndpointException once) {
      pause();
      return connected(address);
    }
  }

  /** Lets the second pass for which such a server counts. */
  void pause() {
    CompletableFuture<Void> over = new CompletableFuture<>();
    Loop loop = transport.loop();
    loop.run(
        () -> {
          var unused = loop.schedule(PAUSE, () -> over.complete(null));
        });
    over.join();
  }

  /** How a connection is upgraded to which this security and this muxer are known to lead. */
  UpgradeOptions options(
      PrivateKey identity, List<SecurityProtocol> securities, MuxerFactory muxer) {
    return UpgradeOptions.of(identity, securities, List.of(muxer), List.of(new Ping()))
        .withTimeouts(UpgradeTimeouts.each(step));
  }

  Duration step() {
    return step;
  }

  /** The proposal is one that nobody agrees to but a server that sends back whatever it gets. */
  private Knock greet(Multiaddr address, Duration connected, BlockingStream stream) {
    stream.write(Bytes.concat(HEADER, NONSENSE));
    byte[] came = stream.readExactly(HEADER.length, step);
    if (!Arrays.equals(came, HEADER)) {
      return stranger(address, Bytes.concat(came, stream.read(SHOWN, MOMENT)), stream);
    }
    return Arrays.equals(stream.readExactly(NONSENSE.length, MOMENT), NONSENSE)
        ? new Nobody(Kind.ECHO, at(address) + " sends back whatever it gets: no libp2p")
        : new Speaks(address, connected);
  }

  private Nobody stranger(Multiaddr address, byte[] came, BlockingStream stream) {
    boolean silent = came.length == 0 && stream.awaitEnd(Duration.ZERO) instanceof Arrival.Silence;
    if (address.isWebSocket()) {
      String what = silent ? "it says nothing for " + seconds() : heard(came);
      return new Nobody(
          Kind.WEBSOCKET, at(address) + " speaks WebSocket, but not libp2p over it: " + what);
    }
    if (silent) {
      return new Nobody(
          Kind.SILENT, at(address) + " accepts connections and says nothing for " + seconds());
    }
    if (new String(came, StandardCharsets.ISO_8859_1).startsWith("HTTP/")) {
      return new Nobody(
          Kind.HTTP, "an HTTP server is at " + at(address) + ", not libp2p: " + heard(came));
    }
    return new Nobody(
        came.length == 0 ? Kind.CLOSED : Kind.OTHER,
        at(address) + " accepts connections, but speaks no libp2p: " + heard(came));
  }

  private static String heard(byte[] came) {
    return came.length == 0
        ? "it ended the connection in place of an answer to multistream-select"
        : "it answered " + printable(came) + " to multistream-select";
  }

  private Duplex connected(Multiaddr address) {
    try {
      return dial(address).get(step.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new EndpointException(
          at(address) + " took a connection and then no more: " + Waits.words(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EndpointException("interrupted while connecting to " + address, e);
    }
  }

  private CompletableFuture<TransportDuplex> dial(Multiaddr address) {
    return transport.dial(address.transport(), step, Tap.NONE);
  }

  private static Nobody nobody(ExecutionException failure) {
    if (!(failure.getCause() instanceof DialException dial)) {
      return new Nobody(Kind.UNREACHABLE, Waits.words(failure));
    }
    String words = Waits.words(dial);
    return switch (dial.reason()) {
      case UNSUPPORTED_ADDRESS, UNKNOWN_HOST, REFUSED, UNREACHABLE ->
          new Nobody(Kind.UNREACHABLE, words);
      case TIMEOUT -> new Nobody(Kind.SILENT, words);
      case LOST -> new Nobody(Kind.CLOSED, words);
      case NOT_WEBSOCKET -> new Nobody(Kind.HTTP, words);
    };
  }

  private static String printable(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Optional<String> line = text.lines().findFirst();
    boolean plain = line.isPresent() && line.get().chars().allMatch(c -> c >= ' ' && c < 127);
    return plain ? "\"" + line.get() + "\"" : Bytes.hex(bytes, SHOWN);
  }

  private String seconds() {
    return step.toMillis() % 1000 == 0 ? step.toSeconds() + " s" : step.toMillis() + " ms";
  }

  private static String at(Multiaddr address) {
    return address.host().orElse("") + ":" + address.port().orElse(0);
  }
}
