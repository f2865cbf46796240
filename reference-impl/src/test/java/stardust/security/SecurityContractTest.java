package stardust.security;

import static org.assertj.core.api.Assertions.assertThat;
import static stardust.security.TestIdentities.ED25519_A;
import static stardust.security.TestIdentities.ED25519_B;
import static stardust.security.TestIdentities.RSA_A;
import static stardust.security.TestIdentities.RSA_B;
import static stardust.security.TestIdentities.SECP256K1;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import stardust.io.Closure;
import stardust.io.MemoryDuplex;
import stardust.io.RecordingReceiver;
import stardust.io.ViolationException;
import stardust.noise.Noise;
import stardust.peer.PrivateKey;
import stardust.secio.Secio;
import stardust.trace.Direction;
import stardust.trace.Layer;
import stardust.trace.Tap;
import stardust.trace.WireEvent;

/** What noise and secio have in common, over streams in memory. */
class SecurityContractTest {

  private final TwoSides sides = new TwoSides();

  static Stream<Named<SecurityProtocol>> protocols() {
    return Stream.of(new Noise(), new Secio()).map(p -> Named.of(p.name(), p));
  }

  static Stream<Arguments> protocolsAndIdentities() {
    return protocols()
        .flatMap(
            p ->
                Stream.of(
                    Arguments.of(p, Named.of("RSA", RSA_A), Named.of("RSA", RSA_B)),
                    Arguments.of(p, Named.of("Ed25519", ED25519_A), Named.of("RSA", RSA_B)),
                    Arguments.of(
                        p, Named.of("secp256k1", SECP256K1), Named.of("Ed25519", ED25519_A))));
  }

  @ParameterizedTest
  @MethodSource("protocolsAndIdentities")
  void provesBothIdentities(SecurityProtocol protocol, PrivateKey dialing, PrivateKey listening) {
    TwoSides.Started both = sides.connect(protocol, dialing, listening);
    assertThat(both.dialer.join().remoteKey()).isEqualTo(listening.publicKey());
    assertThat(both.listener.join().remoteKey()).isEqualTo(dialing.publicKey());
    assertThat(sides.loop.waitingTimers()).isZero();
  }

  @ParameterizedTest
  @MethodSource("protocolsAndIdentities")
  void worksOneByteAtATime(SecurityProtocol protocol, PrivateKey dialing, PrivateKey listening) {
    TwoSides.Started both = sides.chunk(1).connect(protocol, dialing, listening);
    assertThat(exchange(both.dialerChannel(), both.listenerChannel(), 70_000)).isTrue();
    assertThat(exchange(both.listenerChannel(), both.dialerChannel(), 70_000)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void carriesEightMebibytesThroughASmallWindow(SecurityProtocol protocol) {
    TwoSides.Started both = sides.window(300_000).chunk(50_021).connect(protocol);
    assertThat(exchange(both.dialerChannel(), both.listenerChannel(), 8 << 20)).isTrue();
    assertThat(exchange(both.listenerChannel(), both.dialerChannel(), 8 << 20)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void consumesBeneathAllThatIsConsumedAbove(SecurityProtocol protocol) {
    TwoSides.Started both = sides.connect(protocol);
    RecordingReceiver at = RecordingReceiver.stalledOn(both.listenerChannel());
    both.dialerChannel().write(new byte[200_000]);
    sides.loop.runAll();
    assertThat(sides.listenerLink.a().unconsumed()).isEqualTo(200_000);
    at.resume();
    assertThat(sides.listenerLink.a().unconsumed()).isZero();
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void holdsBackTheSenderWhileNothingIsConsumed(SecurityProtocol protocol) {
    TwoSides.Started both = sides.window(300_000).connect(protocol);
    RecordingReceiver at = RecordingReceiver.stalledOn(both.listenerChannel());
    List<String> flushed = new ArrayList<>();
    both.dialerChannel().write(new byte[2_000_000], () -> flushed.add("flushed"));
    sides.loop.runAll();
    assertThat(at.size()).isBetween(200_000, 300_000);
    assertThat(flushed).isEmpty();
    at.resume();
    sides.loop.runAll();
    assertThat(at.size()).isEqualTo(2_000_000);
    assertThat(flushed).containsExactly("flushed");
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void passesHalfClosesAndTheEnd(SecurityProtocol protocol) {
    TwoSides.Started both = sides.connect(protocol);
    RecordingReceiver atDialer = RecordingReceiver.on(both.dialerChannel());
    RecordingReceiver atListener = RecordingReceiver.on(both.listenerChannel());
    both.dialerChannel().write(new byte[3]);
    both.dialerChannel().closeWrite();
    both.dialerChannel().write(new byte[4]);
    sides.loop.runAll();
    assertThat(atListener.size()).isEqualTo(3);
    assertThat(atListener.ended()).isTrue();
    both.listenerChannel().write(new byte[5]);
    both.listenerChannel().closeWrite();
    sides.loop.runAll();
    assertThat(atDialer.size()).isEqualTo(5);
    assertThat(atDialer.closure()).isEqualTo(Closure.FINISHED);
    assertThat(atListener.closure()).isEqualTo(Closure.FINISHED);
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void tracesNothingOfAWriteAfterTheHalfClose(SecurityProtocol protocol) {
    TwoSides.Started both = sides.connect(protocol);
    both.dialerChannel().closeWrite();
    sides.dialerEvents.clear();
    both.dialerChannel().write(new byte[4]);
    assertThat(sides.dialerEvents).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void passesAReset(SecurityProtocol protocol) {
    TwoSides.Started both = sides.connect(protocol);
    RecordingReceiver atDialer = RecordingReceiver.on(both.dialerChannel());
    RecordingReceiver atListener = RecordingReceiver.on(both.listenerChannel());
    both.dialerChannel().reset();
    sides.loop.runAll();
    assertThat(atDialer.closure()).isEqualTo(Closure.LOCAL);
    assertThat(kindOf(atListener)).isEqualTo(Closure.Kind.RESET);
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void passesALoss(SecurityProtocol protocol) {
    TwoSides.Started both = sides.connect(protocol);
    RecordingReceiver atDialer = RecordingReceiver.on(both.dialerChannel());
    sides.dialerLink.a().lose("cable cut");
    sides.loop.runAll();
    assertThat(atDialer.closure()).isEqualTo(new Closure(Closure.Kind.LOST, "cable cut"));
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void takesAnEndWithinAFrameForAViolation(SecurityProtocol protocol) throws IOException {
    TwoSides.Started both = sides.connect(protocol);
    RecordingReceiver at = RecordingReceiver.on(both.listenerChannel());
    byte[] frame = both.dialerChannel().seal(new byte[10]);
    both.dialerChannel().writeRaw(Arrays.copyOf(frame, 7));
    both.dialerChannel().closeWrite();
    sides.loop.runAll();
    assertThat(at.ended()).isFalse();
    assertThat(closureOf(at).kind()).isEqualTo(Closure.Kind.VIOLATION);
    assertThat(closureOf(at).why())
        .contains("the stream ended within a frame: 7 bytes came of " + frame.length + " bytes");
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void deliversWhatCameBeforeAWrongFrame(SecurityProtocol protocol) throws IOException {
    TwoSides.Started both = sides.connect(protocol);
    RecordingReceiver at = RecordingReceiver.on(both.listenerChannel());
    both.dialerChannel().write(new byte[] {1, 2, 3});
    byte[] wrong = both.dialerChannel().seal(new byte[] {9});
    wrong[wrong.length - 1] ^= 1;
    both.dialerChannel().writeRaw(wrong);
    sides.loop.runAll();
    assertThat(at.bytes()).containsExactly(1, 2, 3);
    assertThat(closureOf(at).kind()).isEqualTo(Closure.Kind.VIOLATION);
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void deliversNothingOfAFrameWithAnyWrongBit(SecurityProtocol protocol) throws IOException {
    int frameBits = new TwoSides().connect(protocol).dialerChannel().seal(new byte[3]).length * 8;
    for (int bit = 0; bit < frameBits; bit++) {
      TwoSides fresh = new TwoSides();
      TwoSides.Started both = fresh.connect(protocol);
      RecordingReceiver at = RecordingReceiver.on(both.listenerChannel());
      fresh.fromDialer.corrupt(fresh.fromDialer.passed() + bit / 8, 1 << bit % 8);
      both.dialerChannel().write(new byte[] {1, 2, 3});
      both.dialerChannel().closeWrite();
      fresh.loop.runAll();
      assertThat(at.bytes()).as("bit %d", bit).isEmpty();
      assertThat(closureOf(at).kind()).as("bit %d", bit).isEqualTo(Closure.Kind.VIOLATION);
      assertThat(fresh.listenerLink.a().closed()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void refusesAHandshakeWithAnyByteFromTheDialerWrong(SecurityProtocol protocol) {
    sides.connect(protocol);
    Random bits = new Random(7);
    for (int at = 0; at < sides.fromDialer.passed(); at++) {
      TwoSides fresh = new TwoSides();
      fresh.fromDialer.corrupt(at, 1 << bits.nextInt(8));
      assertThat(outcome(fresh, protocol).listener).as("byte %d", at).isCompletedExceptionally();
      assertThat(fresh.listenerLink.a().closed()).as("byte %d", at).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void refusesAHandshakeWithAnyByteFromTheListenerWrong(SecurityProtocol protocol) {
    sides.connect(protocol);
    Random bits = new Random(8);
    for (int at = 0; at < sides.fromListener.passed(); at++) {
      TwoSides fresh = new TwoSides();
      fresh.fromListener.corrupt(at, 1 << bits.nextInt(8));
      assertThat(outcome(fresh, protocol).dialer).as("byte %d", at).isCompletedExceptionally();
      assertThat(fresh.dialerLink.a().closed()).as("byte %d", at).isTrue();
    }
  }

  private static TwoSides.Started outcome(TwoSides fresh, SecurityProtocol protocol) {
    TwoSides.Started both =
        fresh.start(protocol, TestContexts.of(ED25519_A, 1), TestContexts.of(ED25519_B, 2));
    fresh.loop.advance(TestContexts.TIMEOUT);
    return both;
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void namesBothIdsWhenAnotherPeerAnswers(SecurityProtocol protocol) {
    SecurityContext plain = TestContexts.of(ED25519_A, 1);
    SecurityContext picky =
        new SecurityContext(
            plain.self(),
            Optional.of(RSA_A.publicKey().peerId()),
            plain.timeout(),
            plain.random(),
            Tap.NONE);
    TwoSides.Started both = sides.start(protocol, picky, TestContexts.of(ED25519_B, 2));
    sides.loop.runAll();
    assertThat(failureOf(both.dialer))
        .isInstanceOf(UnexpectedPeerException.class)
        .hasMessageContaining(RSA_A.publicKey().peerId().toString())
        .hasMessageContaining(ED25519_B.publicKey().peerId().toString());
    assertThat(sides.dialerLink.a().closed()).isTrue();
    assertThat(failureOf(both.listener)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void acceptsTheExpectedPeer(SecurityProtocol protocol) {
    SecurityContext plain = TestContexts.of(ED25519_A, 1);
    SecurityContext picky =
        new SecurityContext(
            plain.self(),
            Optional.of(ED25519_B.publicKey().peerId()),
            plain.timeout(),
            plain.random(),
            Tap.NONE);
    TwoSides.Started both = sides.start(protocol, picky, TestContexts.of(ED25519_B, 2));
    sides.loop.runAll();
    assertThat(both.dialer).isCompleted();
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void givesUpWhenTheTimeIsUp(SecurityProtocol protocol) {
    MemoryDuplex.Pair pair = MemoryDuplex.pair(sides.loop);
    CompletableFuture<Secured> result =
        protocol.secure(pair.a(), true, TestContexts.of(ED25519_A, 1));
    sides.loop.advance(TestContexts.TIMEOUT.minusMillis(1));
    assertThat(result).isNotDone();
    sides.loop.advance(Duration.ofMillis(1));
    assertThat(failureOf(result))
        .isInstanceOf(IOException.class)
        .hasMessageMatching(
            protocol.name() + " handshake: nothing more came within 10000 ms while awaiting .+");
    assertThat(pair.a().closed()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void givesUpWhenTheStreamEnds(SecurityProtocol protocol) {
    MemoryDuplex.Pair pair = MemoryDuplex.pair(sides.loop);
    CompletableFuture<Secured> result =
        protocol.secure(pair.a(), false, TestContexts.of(ED25519_A, 1));
    pair.b().closeWrite();
    sides.loop.runAll();
    assertThat(failureOf(result)).hasMessageContaining("the other side ended the stream while");
    assertThat(pair.a().closed()).isTrue();
    assertThat(sides.loop.waitingTimers()).isZero();
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void givesUpWhenTheStreamCloses(SecurityProtocol protocol) {
    MemoryDuplex.Pair pair = MemoryDuplex.pair(sides.loop);
    CompletableFuture<Secured> result =
        protocol.secure(pair.a(), false, TestContexts.of(ED25519_A, 1));
    pair.a().lose("cable cut");
    sides.loop.runAll();
    assertThat(failureOf(result)).hasMessageContaining("the stream closed (cable cut) while");
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void refusesAHandshakeMessageThatIsTooLong(SecurityProtocol protocol) {
    MemoryDuplex.Pair pair = MemoryDuplex.pair(sides.loop);
    CompletableFuture<Secured> result =
        protocol.secure(pair.a(), false, TestContexts.of(ED25519_A, 1));
    byte[] message = new byte[70_000];
    message[1] = 1; // 65,536 and more for 4 bytes of length; 1 for 2 bytes, too short for a key
    pair.b().write(message);
    sides.loop.runAll();
    assertThat(failureOf(result)).isInstanceOf(ViolationException.class);
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void answersRandomBytesWithNothingButAFailure(SecurityProtocol protocol) {
    Random random = new Random(4711);
    for (int round = 0; round < 1_000; round++) {
      MemoryDuplex.Pair pair = MemoryDuplex.pair(sides.loop);
      CompletableFuture<Secured> result =
          protocol.secure(pair.a(), random.nextBoolean(), TestContexts.of(ED25519_A, round));
      byte[] bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      shorten(protocol, bytes);
      pair.b().write(bytes);
      sides.loop.advance(TestContexts.TIMEOUT);
      assertThat(failureOf(result)).as("round %d", round).isInstanceOf(IOException.class);
    }
  }

  /** Makes the length of the first message one that the bytes can hold. */
  private static void shorten(SecurityProtocol protocol, byte[] bytes) {
    int prefix = protocol instanceof Noise ? 2 : 4;
    for (int i = 0; i < Math.min(prefix - 1, bytes.length); i++) {
      bytes[i] = 0;
    }
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void tracesTheHandshakeAndTheFrames(SecurityProtocol protocol) {
    TwoSides.Started both = sides.connect(protocol);
    sides.dialerEvents.clear();
    sides.listenerEvents.clear();
    both.dialerChannel().write(new byte[5]);
    sides.loop.runAll();
    WireEvent sent = sides.dialerEvents.get(0);
    WireEvent received = sides.listenerEvents.get(0);
    assertThat(sent.name()).isEqualTo("frame");
    assertThat(sent.layer()).isEqualTo(Layer.SECURITY);
    assertThat(sent.direction()).isEqualTo(Direction.SENT);
    assertThat(received.direction()).isEqualTo(Direction.RECEIVED);
    assertThat(sent.fields().toString()).contains("5 bytes");
    assertThat(received.bytes()).isEqualTo(sent.bytes());
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void marksRawBytesAsInjected(SecurityProtocol protocol) {
    TwoSides.Started both = sides.connect(protocol);
    sides.dialerEvents.clear();
    both.dialerChannel().writeRaw(new byte[] {1});
    assertThat(sides.dialerEvents).singleElement().matches(WireEvent::injected);
  }

  private boolean exchange(SecuredChannel from, SecuredChannel to, int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    RecordingReceiver at = RecordingReceiver.on(to);
    from.write(bytes.clone());
    sides.loop.runAll();
    return Arrays.equals(at.bytes(), bytes);
  }

  private static Closure closureOf(RecordingReceiver receiver) {
    Closure closure = receiver.closure();
    if (closure == null) {
      throw new AssertionError("not closed; delivered " + receiver.size() + " bytes");
    }
    return closure;
  }

  private static Closure.Kind kindOf(RecordingReceiver receiver) {
    return closureOf(receiver).kind();
  }

  private static Throwable failureOf(CompletableFuture<?> future) {
    assertThat(future).isCompletedExceptionally();
    return future.handle((value, failure) -> failure).join();
  }
}
