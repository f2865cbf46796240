package stardust.security;

import static org.assertj.core.api.Assertions.assertThat;
import static stardust.security.TestIdentities.ED25519_A;
import static stardust.security.TestIdentities.ED25519_B;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import stardust.io.Bytes;
import stardust.io.Closure;
import stardust.io.ManualLoop;
import stardust.io.MemoryDuplex;
import stardust.io.RecordingReceiver;
import stardust.io.ViolationException;
import stardust.noise.Noise;
import stardust.noise.NoiseFrame;
import stardust.noise.NoiseHandshake;
import stardust.noise.NoiseLocal;
import stardust.secio.Secio;
import stardust.secio.SecioFrame;
import stardust.secio.SecioHandshake;
import stardust.secio.SecioLocal;
import stardust.secio.SecioProposal;
import stardust.trace.Direction;
import stardust.trace.Tap;
import stardust.trace.WireEvent;

class SecuredChannelTest {

  private final TwoSides sides = new TwoSides();

  @Test
  void takesANoiseFrameThatComesWithTheLastHandshakeMessage() throws IOException {
    NoiseLocal local = new NoiseLocal(filled(32), filled(32), List.of());
    NoiseHandshake dialer = new NoiseHandshake(true, local, TestContexts.of(ED25519_A, 1));
    assertThat(dataBehindTheHandshake(new Noise(), Noise.FRAMING, dialer, 2)).isEqualTo("early");
  }

  @Test
  void takesASecioFrameThatComesWithTheLastHandshakeMessage() throws IOException {
    SecioLocal local = new SecioLocal(SecioProposal.ALL, filled(16), curve -> filled(32));
    SecioHandshake dialer = new SecioHandshake(local, TestContexts.of(ED25519_A, 1));
    assertThat(dataBehindTheHandshake(new Secio(), Secio.FRAMING, dialer, 3)).isEqualTo("early");
  }

  /** Plays the dialer by hand: its last handshake message goes in one write with a data frame. */
  private static String dataBehindTheHandshake(
      SecurityProtocol protocol, Framing framing, Handshake dialer, int messages)
      throws IOException {
    ManualLoop loop = new ManualLoop();
    MemoryDuplex.Pair pair = MemoryDuplex.pair(loop);
    CompletableFuture<Secured> listener =
        protocol.secure(pair.a(), false, TestContexts.of(ED25519_B, 2));
    RecordingReceiver atDialer = RecordingReceiver.on(pair.b());
    Deque<byte[]> out = new ArrayDeque<>(dialer.start());
    FrameReader reader = new FrameReader(framing, 0);
    int read = 0;
    for (int sent = 0; dialer.agreed().isEmpty(); ) {
      while (!out.isEmpty() && sent < messages - 1) {
        pair.b().write(out.remove());
        sent++;
      }
      loop.runAll();
      read += reader.read(atDialer.bytes(), read);
      Frame frame = reader.poll();
      if (frame == null) {
        throw new AssertionError("the listener is silent; it sent " + read + " bytes");
      }
      out.addAll(dialer.receive(frame));
    }
    byte[] early =
        dialer.agreed().orElseThrow().cipher().seal(new byte[] {'e', 'a', 'r', 'l', 'y'});
    pair.b().write(Bytes.concat(out.remove(), early));
    loop.runAll();
    RecordingReceiver atListener = RecordingReceiver.on(listener.join().channel());
    assertThat(pair.a().unconsumed()).isZero();
    return atListener.text();
  }

  @Test
  void takesAFrameLongerThanTheWindow() throws IOException {
    TwoSides.Started both = sides.window(100_000).connect(new Secio());
    RecordingReceiver at = RecordingReceiver.on(both.listenerChannel());
    byte[] body = filled(8 << 20 >> 1);
    both.dialerChannel().writeRaw(both.dialerChannel().seal(body));
    both.dialerChannel().write(filled(3));
    sides.loop.runAll();
    assertThat(at.bytes()).isEqualTo(Bytes.concat(body, filled(3)));
    assertThat(sides.listenerLink.a().unconsumed()).isZero();
  }

  @Test
  void takesTheLongestSecioFrame() throws IOException {
    TwoSides.Started both = sides.connect(new Secio());
    RecordingReceiver at = RecordingReceiver.on(both.listenerChannel());
    both.dialerChannel().writeRaw(both.dialerChannel().seal(new byte[(8 << 20) - 32]));
    sides.loop.runAll();
    assertThat(at.size()).isEqualTo((8 << 20) - 32);
  }

  @Test
  void refusesALongerSecioFrameAtItsLength() {
    TwoSides.Started both = sides.connect(new Secio());
    RecordingReceiver at = RecordingReceiver.on(both.listenerChannel());
    both.dialerChannel().writeRaw(new SecioFrame((8 << 20) + 1, new byte[0]).encoded());
    sides.loop.runAll();
    assertThat(why(at)).contains("a frame of 8388609 bytes; at most 8388608 are allowed");
    assertThat(sides.listenerLink.a().closed()).isTrue();
  }

  @Test
  void refusesASecioFrameWithoutRoomForTheMac() {
    TwoSides.Started both = sides.connect(new Secio());
    RecordingReceiver at = RecordingReceiver.on(both.listenerChannel());
    both.dialerChannel().writeRaw(SecioFrame.of(new byte[31]).encoded());
    sides.loop.runAll();
    assertThat(why(at)).contains("a frame of 31 bytes has no room for the MAC of 32");
  }

  @Test
  void refusesANoiseMessageWithoutRoomForTheTag() {
    TwoSides.Started both = sides.connect(new Noise());
    RecordingReceiver at = RecordingReceiver.on(both.listenerChannel());
    both.dialerChannel().writeRaw(NoiseFrame.of(new byte[15]).encoded());
    sides.loop.runAll();
    assertThat(why(at)).contains("a message of 15 bytes has no room for the tag of 16");
  }

  @Test
  void deliversNothingForFramesWithoutPlaintext() throws IOException {
    for (SecurityProtocol protocol : List.of(new Noise(), new Secio())) {
      TwoSides fresh = new TwoSides();
      TwoSides.Started both = fresh.connect(protocol);
      RecordingReceiver at = RecordingReceiver.on(both.listenerChannel());
      both.dialerChannel().writeRaw(both.dialerChannel().seal(new byte[0]));
      both.dialerChannel().write(filled(2));
      fresh.loop.runAll();
      assertThat(at.bytes()).isEqualTo(filled(2));
      assertThat(fresh.listenerLink.a().unconsumed()).isZero();
    }
  }

  @Test
  void splitsAsTheJavaScriptNoiseDoes() {
    assertThat(frameLengths(new Noise(), 200_000)).containsExactly(65537, 65537, 65537, 3461);
  }

  @Test
  void splitsForSecioFarBelowItsLimit() {
    assertThat(frameLengths(new Secio(), 200_000)).containsExactly(65572, 65572, 65572, 3428);
  }

  private List<Integer> frameLengths(SecurityProtocol protocol, int count) {
    TwoSides.Started both = sides.connect(protocol);
    sides.dialerEvents.clear();
    both.dialerChannel().write(new byte[count]);
    return sides.dialerEvents.stream().map(WireEvent::length).toList();
  }

  @Test
  void closesWhenTheKeysAreUsedUp() {
    ManualLoop loop = new ManualLoop();
    MemoryDuplex.Pair pair = MemoryDuplex.pair(loop);
    FrameReader reader = new FrameReader(Noise.FRAMING, 0);
    SecuredChannel channel =
        new SecuredChannel(pair.a(), reader, 65_537, new UsedUpCipher(), Tap.NONE);
    channel.start();
    RecordingReceiver at = RecordingReceiver.on(channel);
    channel.write(new byte[1]);
    assertThat(at.closure()).isEqualTo(new Closure(Closure.Kind.LOCAL, "used up"));
    assertThat(pair.a().closed()).isTrue();
  }

  /** Has no keys left. */
  private static final class UsedUpCipher implements FrameCipher {

    @Override
    public int longestPlaintext() {
      return 10;
    }

    @Override
    public byte[] seal(byte[] plaintext) throws IOException {
      throw new IOException("used up");
    }

    @Override
    public byte[] open(Frame frame) throws ViolationException {
      throw frame.violation("used up");
    }
  }

  @Test
  void tracesTheSecioHandshake() {
    sides.connect(new Secio());
    assertThat(names(sides.dialerEvents, Direction.SENT))
        .containsExactly("Propose", "Exchange", "Nonce");
    assertThat(names(sides.listenerEvents, Direction.RECEIVED))
        .containsExactly("Propose", "Exchange", "Nonce");
    assertThat(sides.listenerEvents.get(1).fields().toString())
        .contains("rand", "pubkey", "exchanges, value=P-256,P-384,P-521", "ciphers", "hashes");
    assertThat(Bytes.hex(sides.dialerEvents.get(0).bytes())).startsWith("0000006b0a10");
  }

  @Test
  void tracesTheNoiseHandshakeWithoutMuxers() {
    sides.connect(new Noise());
    assertThat(names(sides.dialerEvents, Direction.SENT))
        .containsExactly("handshake message 1", "handshake message 3");
    assertThat(names(sides.listenerEvents, Direction.SENT)).containsExactly("handshake message 2");
    assertThat(sides.dialerEvents.get(1).fields())
        .extracting(field -> field.name())
        .containsExactly("e", "s", "identity_key", "identity_sig");
  }

  private static List<String> names(List<WireEvent> events, Direction direction) {
    return events.stream().filter(e -> e.direction() == direction).map(WireEvent::name).toList();
  }

  private static String why(RecordingReceiver receiver) {
    Closure closure = receiver.closure();
    if (closure == null || closure.kind() != Closure.Kind.VIOLATION) {
      throw new AssertionError("no violation, but " + closure);
    }
    return closure.why();
  }

  private static byte[] filled(int count) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) 0x5a);
    return bytes;
  }
}
