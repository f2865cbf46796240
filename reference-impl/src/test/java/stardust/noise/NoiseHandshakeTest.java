package stardust.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stardust.security.TestIdentities.ED25519_A;
import static stardust.security.TestIdentities.ED25519_B;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.io.Bytes;
import stardust.io.ViolationException;
import stardust.security.Frame;
import stardust.security.Frames;
import stardust.security.Handshake;
import stardust.security.TestContexts;
import stardust.wire.proto.NoiseHandshakePayload;

/** What the handshake refuses, and what it ignores. */
class NoiseHandshakeTest {

  private final Handshake initiator = handshake(true, List.of());
  private final Handshake responder = handshake(false, List.of());

  private static Handshake handshake(boolean initiator, List<String> muxers) {
    NoiseLocal local = new NoiseLocal(filled(initiator ? 1 : 2), filled(initiator ? 3 : 4), muxers);
    return new NoiseHandshake(
        initiator, local, TestContexts.of(initiator ? ED25519_A : ED25519_B, 0));
  }

  @ParameterizedTest
  @MethodSource("lowOrderPoints")
  void refusesALowOrderKeyOfTheInitiator(String point) {
    assertViolation(responder, Bytes.fromHex(point)).contains("a public key of low order");
  }

  @ParameterizedTest
  @MethodSource("lowOrderPoints")
  void refusesALowOrderKeyOfTheResponder(String point) {
    initiator.start();
    assertViolation(initiator, Arrays.copyOf(Bytes.fromHex(point), 200))
        .contains("a public key of low order");
  }

  /** The orders 4, 1 and 8, the last in both forms; RFC 7748, section 6.1, tells to refuse them. */
  static Stream<String> lowOrderPoints() {
    return Stream.of(
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31})
  void refusesAFirstMessageThatIsTooShort(int length) {
    assertViolation(responder, new byte[length])
        .contains("handshake message 1 of " + length + " bytes is shorter than 32");
  }

  @Test
  void refusesASecondMessageThatIsTooShort() {
    initiator.start();
    assertViolation(initiator, new byte[95]).contains("95 bytes is shorter than 96");
  }

  @Test
  void refusesAThirdMessageThatIsTooShort() throws IOException {
    responder.receive(frame(initiator.start().get(0)));
    assertViolation(responder, new byte[63]).contains("63 bytes is shorter than 64");
  }

  @Test
  void ignoresAPayloadOfTheFirstMessage() throws IOException {
    byte[] withPayload = Arrays.copyOf(body(initiator.start().get(0)), 40);
    assertThat(responder.receive(frame(Noise.FRAMING.encode(withPayload)))).hasSize(1);
  }

  @Test
  void ignoresTheMuxersOfTheOtherSide() throws IOException {
    Handshake eager = handshake(true, List.of("/yamux/1.0.0"));
    byte[] second = responder.receive(frame(eager.start().get(0))).get(0);
    responder.receive(frame(eager.receive(frame(second)).get(0)));
    assertThat(responder.agreed()).isPresent();
    assertThat(second).hasSize(2 + 200);
  }

  @Test
  void saysWhatItAwaits() throws IOException {
    assertThat(initiator.awaited()).isEqualTo("handshake message 2 of the other side");
    assertThat(responder.awaited()).isEqualTo("handshake message 1 of the other side");
    responder.receive(frame(initiator.start().get(0)));
    assertThat(responder.awaited()).isEqualTo("handshake message 3 of the other side");
  }

  @Test
  void refusesASignatureOverAnotherStaticKey() {
    NoiseHandshakePayload payload = NoisePayload.of(ED25519_A, filled(1), List.of());
    assertThatThrownBy(() -> NoisePayload.verify(anyFrame(), payload, filled(2)))
        .hasMessageContaining("the identity_sig is not by the identity_key over the static key");
  }

  @Test
  void refusesAnotherIdentityThanTheOneThatSigned() {
    NoiseHandshakePayload payload =
        NoisePayload.of(ED25519_A, filled(1), List.of()).toBuilder()
            .setIdentityKey(ByteString.copyFrom(ED25519_B.publicKey().encoded()))
            .build();
    assertThatThrownBy(() -> NoisePayload.verify(anyFrame(), payload, filled(1)))
        .isInstanceOf(ViolationException.class);
  }

  @Test
  void refusesAPayloadWithoutIdentity() {
    NoiseHandshakePayload payload = NoiseHandshakePayload.getDefaultInstance();
    assertThatThrownBy(() -> NoisePayload.verify(anyFrame(), payload, filled(1)))
        .hasMessageContaining("the identity_key is no key");
  }

  @Test
  void refusesAPayloadThatIsNoProtobuf() {
    assertThatThrownBy(() -> NoisePayload.decode(anyFrame(), new byte[] {0x0a, 0x7f}))
        .hasMessageContaining("the handshake payload is no protobuf message");
  }

  @Test
  void stopsSendingAfterTheLastCounter() throws IOException {
    CipherState state = new CipherState(filled(1), CipherState.LAST_COUNTER);
    assertThat(state.encrypt(new byte[0], new byte[5])).hasSize(21);
    assertThatThrownBy(() -> state.encrypt(new byte[0], new byte[5]))
        .hasMessage("the key is used up: it has carried 4294967296 messages");
  }

  @Test
  void stopsReceivingAfterTheLastCounter() throws IOException {
    CipherState sending = new CipherState(filled(1), CipherState.LAST_COUNTER);
    NoiseCipher receiving =
        new NoiseCipher(sending, new CipherState(filled(1), CipherState.LAST_COUNTER));
    Frame last = frame(receiving.seal(new byte[] {7}));
    assertThat(receiving.open(last)).containsExactly(7);
    assertThatThrownBy(() -> receiving.open(last))
        .isInstanceOf(ViolationException.class)
        .hasMessageContaining("the key is used up");
  }

  @Test
  void opensNoFrameTwice() throws IOException {
    NoiseCipher cipher =
        new NoiseCipher(new CipherState(filled(1), 0), new CipherState(filled(1), 0));
    Frame frame = frame(cipher.seal(new byte[] {7}));
    cipher.open(frame);
    assertThatThrownBy(() -> cipher.open(frame)).hasMessageContaining("cannot be decrypted");
  }

  private static AbstractStringAssert<?> assertViolation(Handshake handshake, byte[] body) {
    return assertThatThrownBy(() -> handshake.receive(frame(Noise.FRAMING.encode(body))))
        .isInstanceOf(ViolationException.class)
        .message();
  }

  private static Frame anyFrame() {
    return frame(new byte[] {0, 0});
  }

  private static byte[] body(byte[] frame) {
    return frame(frame).body();
  }

  private static Frame frame(byte[] bytes) {
    return Frames.only(Noise.FRAMING, bytes);
  }

  private static byte[] filled(int value) {
    byte[] bytes = new byte[DhKey.BYTES];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
