package stardust.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stardust.io.Bytes;
import stardust.peer.PrivateKey;
import stardust.security.Frame;
import stardust.security.FrameCipher;
import stardust.security.Frames;
import stardust.security.Handshake;
import stardust.security.TestContexts;
import stardust.security.TestIdentities;
import stardust.vectors.WireVector;
import stardust.vectors.WireVectors;
import stardust.wire.proto.NoiseHandshakePayload;

/** Noise against sessions and signatures of the JavaScript implementation. */
class NoiseVectorsTest {

  static List<WireVector> sessions() {
    return WireVectors.all("noise.handshake.");
  }

  static List<WireVector> signatures() {
    return WireVectors.all("noise.signature.");
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void repeatsTheRecordedInitiator(WireVector session) throws IOException {
    Handshake handshake = handshake(session, "I");
    assertThat(handshake.start()).containsExactly(session.hex("msg1"));
    assertThat(handshake.receive(frame(session, "msg2"))).containsExactly(session.hex("msg3"));
    Handshake.Agreed agreed = handshake.agreed().orElseThrow();
    assertThat(agreed.remoteKey().encoded()).isEqualTo(session.hex("identityPubR"));
    FrameCipher cipher = agreed.cipher();
    assertThat(cipher.seal(session.hex("plainI1"))).isEqualTo(session.hex("frameI1"));
    assertThat(cipher.seal(session.hex("plainI2"))).isEqualTo(session.hex("frameI2"));
    assertThat(cipher.open(frame(session, "frameR1"))).isEqualTo(session.hex("plainR1"));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void repeatsTheRecordedResponder(WireVector session) throws IOException {
    Handshake handshake = handshake(session, "R");
    assertThat(handshake.start()).isEmpty();
    assertThat(handshake.receive(frame(session, "msg1"))).containsExactly(session.hex("msg2"));
    assertThat(handshake.agreed()).isEmpty();
    assertThat(handshake.receive(frame(session, "msg3"))).isEmpty();
    Handshake.Agreed agreed = handshake.agreed().orElseThrow();
    assertThat(agreed.remoteKey().encoded()).isEqualTo(session.hex("identityPubI"));
    FrameCipher cipher = agreed.cipher();
    assertThat(cipher.seal(session.hex("plainR1"))).isEqualTo(session.hex("frameR1"));
    assertThat(cipher.open(frame(session, "frameI1"))).isEqualTo(session.hex("plainI1"));
    assertThat(cipher.open(frame(session, "frameI2"))).isEqualTo(session.hex("plainI2"));
  }

  private static Handshake handshake(WireVector session, String side) throws IOException {
    boolean initiator = side.equals("I");
    String kind = session.name().substring("noise.handshake.".length());
    PrivateKey self = TestIdentities.sides(kind).get(initiator ? 0 : 1);
    NoiseHandshakePayload payload = NoiseHandshakePayload.parseFrom(session.hex("payload" + side));
    NoiseLocal local =
        new NoiseLocal(
            session.hex("staticPriv" + side),
            session.hex("ephPriv" + side),
            payload.getExtensions().getStreamMuxersList());
    return new NoiseHandshake(initiator, local, TestContexts.of(self, 0));
  }

  private static Frame frame(WireVector session, String role) {
    return Frames.only(Noise.FRAMING, session.hex(role));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void derivesThePublicKeys(WireVector session) {
    for (String role : List.of("I", "R")) {
      assertThat(DhKey.of(session.hex("staticPriv" + role)).publicKey())
          .isEqualTo(session.hex("staticPub" + role));
      assertThat(DhKey.of(session.hex("ephPriv" + role)).publicKey())
          .isEqualTo(session.hex("ephPub" + role));
    }
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void signsTheStaticKey(WireVector vector) {
    NoiseHandshakePayload payload =
        NoisePayload.of(identity(vector), vector.hex("staticPub"), List.of());
    assertThat(payload.getIdentitySig().toByteArray()).isEqualTo(vector.hex("signature"));
    assertThat(payload.hasExtensions()).isFalse();
  }

  private static PrivateKey identity(WireVector vector) {
    String name = vector.name().substring("noise.signature.".length());
    String kind = name.substring(0, name.length() - 1);
    return TestIdentities.sides(kind).get(name.endsWith("A") ? 0 : 1);
  }

  @Test
  void rawMessagesSayWhatTheyAreTold() {
    assertThat(Bytes.hex(new NoiseFrame(0xffff, new byte[] {7}).encoded())).isEqualTo("ffff07");
    assertThat(Bytes.hex(NoiseFrame.of(new byte[] {7, 8}).encoded())).isEqualTo("00020708");
  }
}
