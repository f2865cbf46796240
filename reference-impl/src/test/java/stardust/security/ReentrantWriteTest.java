package stardust.security;

import static org.assertj.core.api.Assertions.assertThat;
import static stardust.security.TestIdentities.ED25519_A;
import static stardust.security.TestIdentities.ED25519_B;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stardust.io.CallingBack;
import stardust.io.Duplex;
import stardust.io.ManualLoop;
import stardust.io.MemoryDuplex;
import stardust.io.RecordingReceiver;
import stardust.noise.Noise;
import stardust.secio.Secio;

/** The layer beneath may call back in the middle of a write, and the callback may write as well. */
class ReentrantWriteTest {

  private static final byte[] LONG = new byte[200_000];
  private static final byte[] SHORT = {1, 2, 3};

  static Stream<Named<SecurityProtocol>> protocols() {
    return Stream.of(new Noise(), new Secio()).map(p -> Named.of(p.name(), p));
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void letsNoOtherWriteInBetweenTheFramesOfALongOne(SecurityProtocol protocol) {
    ManualLoop loop = new ManualLoop();
    MemoryDuplex.Pair pair = MemoryDuplex.pair(loop);
    CallingBack lower = new CallingBack(pair.a());
    CompletableFuture<Secured> dialer = protocol.secure(lower, true, TestContexts.of(ED25519_A, 1));
    CompletableFuture<Secured> listener =
        protocol.secure(pair.b(), false, TestContexts.of(ED25519_B, 2));
    loop.runAll();
    RecordingReceiver at = RecordingReceiver.on(listener.join().channel());
    Duplex channel = dialer.join().channel();

    lower.duringNextWrite(() -> channel.write(SHORT));
    channel.write(LONG);
    loop.runAll();

    byte[] shortFirst = Arrays.copyOf(SHORT, SHORT.length + LONG.length);
    byte[] longFirst = Arrays.copyOf(LONG, SHORT.length + LONG.length);
    System.arraycopy(SHORT, 0, longFirst, LONG.length, SHORT.length);
    assertThat(Arrays.equals(at.bytes(), longFirst) || Arrays.equals(at.bytes(), shortFirst))
        .as("one write after the other, of %d bytes that arrived", at.size())
        .isTrue();
  }
}
