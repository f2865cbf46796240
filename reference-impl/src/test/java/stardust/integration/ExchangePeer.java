package stardust.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import stardust.binding.Binding;
import stardust.connection.UpgradeOptions;
import stardust.connection.UpgradedConnection;
import stardust.connection.Upgrader;
import stardust.exchange.ExchangeStep;
import stardust.io.Bytes;
import stardust.io.Duplex;
import stardust.mplex.Mplex;
import stardust.multiaddr.Multiaddr;
import stardust.noise.Noise;
import stardust.peer.RsaPrivateKey;
import stardust.trace.Tap;
import stardust.transport.Transport;

/** A connection to the server that writes, and awaits, the bytes of an exchange vector. */
final class ExchangePeer {

  private final Binding binding;
  private final UpgradedConnection connection;
  private final BlockingQueue<Duplex> opened;
  private final Map<String, ExchangeStream> streams = new LinkedHashMap<>();

  private ExchangePeer(
      Binding binding, UpgradedConnection connection, BlockingQueue<Duplex> opened) {
    this.binding = binding;
    this.connection = connection;
    this.opened = opened;
  }

  static ExchangePeer connect(
      Transport transport, Multiaddr address, Binding binding, RsaPrivateKey key) {
    BlockingQueue<Duplex> opened = new LinkedBlockingQueue<>();
    UpgradeOptions options =
        UpgradeOptions.of(
            key, binding.towardsServer(List.of(new Noise())), List.of(Mplex.FACTORY), List.of());
    UpgradedConnection connection =
        Waits.get(
            transport
                .dial(address, Waits.DEADLINE, Tap.NONE)
                .thenCompose(
                    raw -> new Upgrader(options).upgrade(raw, true, c -> c.handleRaw(opened::add))),
            "a connection");
    return new ExchangePeer(binding, connection, opened);
  }

  /** Does what the step has this peer do. */
  void play(ExchangeStep step) {
    ExchangeStream stream = stream(step.stream());
    switch (step.kind()) {
      case "end" -> stream.run(Duplex::closeWrite);
      case "reset" -> stream.run(Duplex::reset);
      default -> stream.run(duplex -> duplex.write(step.bytes()));
    }
  }

  /** Awaits what the step has the server do. */
  void await(ExchangeStep step) {
    ExchangeStream stream = stream(step.stream());
    if (step.kind().equals("end")) {
      stream.awaitEnd();
    } else {
      byte[] expected = step.bytes();
      assertThat(Bytes.hex(stream.read(expected.length)))
          .as(step.toString())
          .isEqualTo(Bytes.hex(expected));
    }
  }

  /** Awaits so many bytes on a stream, whatever they are. */
  byte[] awaitBytes(String name, int count) {
    return stream(name).read(count);
  }

  /** Awaits the end of a stream on which nothing came. */
  void awaitReset(String name) {
    stream(name).awaitEnd();
  }

  /** Takes the stream that the server has opened for the registration. */
  void takeRegistration() {
    stream("registration");
  }

  private ExchangeStream stream(String name) {
    return streams.computeIfAbsent(name, this::open);
  }

  /** In "bare" the registration stream is the first that the server opens. */
  private ExchangeStream open(String name) {
    boolean serverOpens =
        name.equals("forwarded") || (name.equals("registration") && binding == Binding.BARE);
    Duplex duplex =
        serverOpens
            ? Waits.take(opened, "a stream of the server", () -> "none")
            : Waits.get(
                CompletableFuture.supplyAsync(connection::openRaw, connection.loop()), "a stream");
    return ExchangeStream.on(duplex);
  }
}
