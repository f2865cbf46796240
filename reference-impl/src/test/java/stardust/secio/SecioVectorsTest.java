package stardust.secio;

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
import stardust.security.TestContexts;
import stardust.security.TestIdentities;
import stardust.vectors.WireVector;
import stardust.vectors.WireVectors;

/** Secio against sessions and values of the JavaScript implementation. */
class SecioVectorsTest {

  static List<WireVector> sessions() {
    return WireVectors.all("secio.handshake.");
  }

  static List<WireVector> stretches() {
    return WireVectors.all("secio.stretch.");
  }

  static List<WireVector> agreements() {
    return WireVectors.all("secio.ecdh.");
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void repeatsTheRecordedDialer(WireVector session) throws IOException {
    FrameCipher cipher = replay(session, "A", "B");
    assertThat(cipher.seal(session.hex("appA1plain"))).isEqualTo(session.hex("appA1"));
    assertThat(cipher.seal(session.hex("appA2plain"))).isEqualTo(session.hex("appA2"));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void repeatsTheRecordedListener(WireVector session) throws IOException {
    FrameCipher cipher = replay(session, "B", "A");
    assertThat(cipher.open(frame(session, "appA1"))).isEqualTo(session.hex("appA1plain"));
    assertThat(cipher.open(frame(session, "appA2"))).isEqualTo(session.hex("appA2plain"));
  }

  private static FrameCipher replay(WireVector session, String own, String other)
      throws IOException {
    String kind = session.name().substring("secio.handshake.".length());
    PrivateKey self = TestIdentities.sides(kind).get(own.equals("A") ? 0 : 1);
    SecioLocal local =
        new SecioLocal(
            SecioProposal.ALL,
            session.hex("nonce" + own),
            curve -> {
              assertThat(curve.label()).isEqualTo(session.text("curve"));
              return session.hex("ephPriv" + own);
            });
    SecioHandshake handshake = new SecioHandshake(local, TestContexts.of(self, 0));
    assertThat(handshake.start()).containsExactly(session.hex("propose" + own));
    assertThat(handshake.receive(frame(session, "propose" + other)))
        .containsExactly(session.hex("exchange" + own));
    assertThat(handshake.receive(frame(session, "exchange" + other)))
        .containsExactly(session.hex("nonceEcho" + own));
    assertThat(handshake.agreed()).isEmpty();
    assertThat(handshake.receive(frame(session, "nonceEcho" + other))).isEmpty();
    assertThat(handshake.agreed().orElseThrow().remoteKey().encoded())
        .isEqualTo(session.hex("pub" + other));
    return handshake.agreed().orElseThrow().cipher();
  }

  private static Frame frame(WireVector session, String role) {
    return Frames.only(Secio.FRAMING, session.hex(role));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void ordersTheSidesAsRecorded(WireVector session) {
    assertThat(order(session, "A", "B")).isEqualTo((int) session.integer("orderAtA"));
    assertThat(order(session, "B", "A")).isEqualTo((int) session.integer("orderAtB"));
  }

  private static int order(WireVector session, String own, String other) {
    return Integer.signum(
        SecioOrder.compare(
            session.hex("pub" + own),
            session.hex("nonce" + own),
            session.hex("pub" + other),
            session.hex("nonce" + other)));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void stretchesTheKeysOfTheSession(WireVector session) {
    byte[] secret = session.hex("sharedSecret");
    StretchedKeys keys = StretchedKeys.stretch(StreamCipher.AES_256, MacHash.SHA256, secret);
    assertKeys(session, keys);
  }

  @ParameterizedTest
  @MethodSource("stretches")
  void stretchesKeys(WireVector vector) {
    assertKeys(vector, stretch(vector));
    assertThat(hash(vector).macBytes()).isEqualTo((int) vector.integer("macLength"));
  }

  @ParameterizedTest
  @MethodSource("stretches")
  void sealsFramesWithARunningKeystream(WireVector vector) {
    DirectionCipher first = new DirectionCipher(stretch(vector).first(), hash(vector));
    SecioCipher cipher = new SecioCipher(first, first);
    assertThat(cipher.seal(vector.hex("plain1"))).isEqualTo(vector.hex("frame1"));
    assertThat(cipher.seal(vector.hex("plain2"))).isEqualTo(vector.hex("frame2"));
  }

  @ParameterizedTest
  @MethodSource("stretches")
  void opensFramesWithARunningKeystream(WireVector vector) throws IOException {
    DirectionCipher first = new DirectionCipher(stretch(vector).first(), hash(vector));
    SecioCipher cipher = new SecioCipher(first, first);
    assertThat(cipher.open(frame(vector, "frame1"))).isEqualTo(vector.hex("plain1"));
    assertThat(cipher.open(frame(vector, "frame2"))).isEqualTo(vector.hex("plain2"));
  }

  private static StretchedKeys stretch(WireVector vector) {
    StreamCipher cipher =
        vector.text("cipher").equals("AES-256") ? StreamCipher.AES_256 : StreamCipher.AES_128;
    return StretchedKeys.stretch(cipher, hash(vector), vector.hex("secret"));
  }

  private static MacHash hash(WireVector vector) {
    return MacHash.valueOf(vector.text("hash"));
  }

  private static void assertKeys(WireVector vector, StretchedKeys keys) {
    assertKeys(vector, "k1", keys.first());
    assertKeys(vector, "k2", keys.second());
  }

  private static void assertKeys(WireVector vector, String role, DirectionKeys keys) {
    assertThat(keys.iv()).isEqualTo(vector.hex(role + "iv"));
    assertThat(keys.cipherKey()).isEqualTo(vector.hex(role + "cipherKey"));
    assertThat(keys.macKey()).isEqualTo(vector.hex(role + "macKey"));
  }

  @ParameterizedTest
  @MethodSource("agreements")
  void agreesOnTheSecretOnBothSides(WireVector vector) {
    Curve curve = Curve.valueOf(vector.text("curve").replace('-', '_'));
    byte[] shared = vector.hex("shared");
    assertThat(curve.publicPoint(vector.hex("privA"))).isEqualTo(vector.hex("pubA"));
    assertThat(curve.publicPoint(vector.hex("privB"))).isEqualTo(vector.hex("pubB"));
    assertThat(curve.sharedSecret(vector.hex("privA"), vector.hex("pubB"))).isEqualTo(shared);
    assertThat(curve.sharedSecret(vector.hex("privB"), vector.hex("pubA"))).isEqualTo(shared);
  }

  @Test
  void selectsAsRecorded() {
    WireVector vector = WireVectors.named("secio.select");
    int order =
        SecioOrder.compare(
            vector.hex("localKey"),
            vector.hex("localNonce"),
            vector.hex("remoteKey"),
            vector.hex("remoteNonce"));
    assertThat(Integer.signum(order)).isEqualTo((int) vector.integer("order"));
    SecioSuite suite = SecioSuite.select(proposal(vector, "remote"), proposal(vector, "local"));
    assertThat(suite.curve().label()).isEqualTo(vector.text("curve"));
    assertThat(suite.cipher().label()).isEqualTo(vector.text("cipher"));
    assertThat(suite.hash().label()).isEqualTo(vector.text("hash"));
  }

  private static SecioProposal proposal(WireVector vector, String side) {
    return SecioProposal.parse(
        vector.text(side + "Exchanges"),
        vector.text(side + "Ciphers"),
        vector.text(side + "Hashes"));
  }

  @Test
  void rawFramesSayWhatTheyAreTold() {
    assertThat(Bytes.hex(new SecioFrame(0xffff_ffffL, new byte[] {7}).encoded()))
        .isEqualTo("ffffffff07");
    assertThat(Bytes.hex(SecioFrame.of(new byte[] {7, 8}).encoded())).isEqualTo("000000020708");
  }
}
