package stardust.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import stardust.connection.UpgradeOptions;
import stardust.connection.UpgradedConnection;
import stardust.connection.Upgrader;
import stardust.io.Duplex;
import stardust.multiaddr.Multiaddr;
import stardust.multistream.Multistream;
import stardust.multistream.Negotiation;
import stardust.peer.KeyException;
import stardust.peer.PeerId;
import stardust.peer.RsaPrivateKey;
import stardust.protocol.Solution;
import stardust.protocol.Stardust;
import stardust.spec.message.DialRequest;
import stardust.spec.message.Discovery;
import stardust.spec.message.DiscoveryAck;
import stardust.spec.message.Error;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinChallengeSolution;
import stardust.spec.message.JoinInit;
import stardust.spec.message.JoinVerify;
import stardust.spec.message.PeerID;
import stardust.stack.Stack;
import stardust.trace.Tap;
import stardust.transport.Transport;

/** A connection to the server whose every message a test decides. */
final class Probe {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final RsaPrivateKey key;
  private final UpgradedConnection connection;
  private final BlockingQueue<Duplex> forwarded = new LinkedBlockingQueue<>();

  private Probe(RsaPrivateKey key, UpgradedConnection connection) {
    this.key = key;
    this.connection = connection;
  }

  /** Connects; forwarded streams are accepted and kept for {@link #forwarded}. */
  static Probe connect(Transport transport, Multiaddr address, RsaPrivateKey key) {
    return connect(transport, address, key, Stack.options(key));
  }

  /** Connects over other protocols than the usual. */
  static Probe connect(
      Transport transport, Multiaddr address, RsaPrivateKey key, UpgradeOptions options) {
    Probe connected = connectWithoutStardust(transport, address, key, options);
    connected.runAndWait(
        () -> connected.connection.handle(Stardust.PROTOCOL, connected.forwarded::add));
    return connected;
  }

  /** Connects as a peer that refuses forwarded streams. */
  static Probe connectWithoutStardust(
      Transport transport, Multiaddr address, RsaPrivateKey key, UpgradeOptions options) {
    CompletableFuture<Probe> probe =
        transport
            .dial(address, Waits.DEADLINE, Tap.NONE)
            .thenCompose(socket -> new Upgrader(options).upgrade(socket, true))
            .thenApply(connection -> new Probe(key, connection));
    return Waits.get(probe, "a connection to " + address);
  }

  PeerId id() {
    return key.publicKey().peerId();
  }

  UpgradedConnection connection() {
    return connection;
  }

  /** Opens a stardust stream. */
  ProbeStream open() {
    CompletableFuture<ProbeStream> opened = new CompletableFuture<>();
    connection
        .loop()
        .execute(
            () -> {
              var unused =
                  connection
                      .open(List.of(Stardust.PROTOCOL))
                      .whenComplete(
                          (stream, failure) -> {
                            if (failure == null) {
                              opened.complete(ProbeStream.on(stream.stream()));
                            } else {
                              opened.completeExceptionally(failure);
                            }
                          });
            });
    return Waits.get(opened, "a stardust stream");
  }

  /** Leaves forwarded streams without any answer from now on. */
  void ignoreForwarded() {
    runAndWait(() -> connection.handleRaw(stream -> {}));
  }

  /** Takes forwarded streams as they are from now on, before any negotiation. */
  void takeForwardedRaw(Consumer<Duplex> taker) {
    runAndWait(() -> connection.handleRaw(taker));
  }

  /** Accepts stardust on a stream that was taken as it is. */
  void answer(Duplex stream) {
    Negotiation how = new Negotiation(Waits.DEADLINE, "", Tap.NONE);
    CompletableFuture<String> agreed = new CompletableFuture<>();
    runAndWait(
        () -> {
          var unused =
              Multistream.answer(stream, () -> List.of(Stardust.PROTOCOL), how)
                  .thenAccept(agreed::complete);
        });
    Waits.get(agreed, "the proposal of the server");
  }

  /** The next stream that the server forwarded to this peer; it has no receiver yet. */
  Duplex forwarded() {
    return Waits.take(forwarded, "a forwarded stream", () -> "none");
  }

  /** Takes no notice any more of what comes, not even of the end. */
  void stopReading() {
    runAndWait(() -> connection.transport().release());
  }

  /** Ends the socket at once. */
  void kill() {
    connection.loop().execute(() -> connection.transport().reset());
  }

  JoinInit init(byte[] random128) {
    return JoinInit.newBuilder()
        .setRandom128(ByteString.copyFrom(random128))
        .setPeerID(
            PeerID.newBuilder()
                .setId(id().toBase58())
                .setPubKey(Base64.getEncoder().encodeToString(key.publicKey().encoded())))
        .build();
  }

  /** Joins, and leaves the lists on the stream to be read. */
  ProbeStream join() {
    ProbeStream stream = open();
    byte[] random = new byte[Stardust.RANDOM_BYTES];
    RANDOM.nextBytes(random);
    JoinVerify verify = verify(stream.send(solve(stream.send(init(random)), random)));
    assertThat(verify.getError()).isEqualTo(Error.OK);
    return stream;
  }

  /** Reads the challenge and solves it. */
  JoinChallengeSolution solve(ProbeStream stream, byte[] random128) {
    try {
      JoinChallenge challenge = JoinChallenge.parseFrom(stream.message());
      assertThat(challenge.getError()).isEqualTo(Error.OK);
      byte[] salt = key.decrypt(challenge.getSaltEncrypted().toByteArray());
      ByteString solution = ByteString.copyFrom(Solution.of(random128, salt));
      return JoinChallengeSolution.newBuilder().setSolution(solution).build();
    } catch (InvalidProtocolBufferException | KeyException e) {
      throw new AssertionError(e);
    }
  }

  /** Reads the answer to a solution. */
  static JoinVerify verify(ProbeStream stream) {
    try {
      return JoinVerify.parseFrom(stream.message());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  /** Reads a list and acknowledges it. */
  static List<PeerId> list(ProbeStream stream) {
    List<PeerId> ids = listWithoutAck(stream);
    stream.send(DiscoveryAck.getDefaultInstance());
    return ids;
  }

  /** Reads lists and acknowledges them until one is this set of peers. */
  static void awaitList(ProbeStream stream, PeerId... expected) {
    long end = System.nanoTime() + Waits.DEADLINE.toNanos();
    List<PeerId> last = List.of();
    while (System.nanoTime() < end) {
      last = list(stream);
      if (last.size() == expected.length && last.containsAll(List.of(expected))) {
        return;
      }
    }
    throw new AssertionError("awaited " + List.of(expected) + "; the last list was " + last);
  }

  static List<PeerId> listWithoutAck(ProbeStream stream) {
    try {
      return Discovery.parseFrom(stream.message()).getIdsList().stream().map(Probe::peer).toList();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  /** Asks for a peer, on a new stream. */
  ProbeStream dial(byte[] target) {
    return open().send(DialRequest.newBuilder().setTarget(ByteString.copyFrom(target)).build());
  }

  private void runAndWait(Runnable task) {
    CompletableFuture<Void> ran =
        CompletableFuture.runAsync(
            () -> {
              task.run();
            },
            connection.loop());
    Waits.get(ran, "the loop");
  }

  private static PeerId peer(ByteString multihash) {
    try {
      return PeerId.fromBytes(multihash.toByteArray());
    } catch (KeyException e) {
      throw new AssertionError(e);
    }
  }
}
