package stardust.secio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import stardust.io.Bytes;
import stardust.io.ViolationException;
import stardust.security.Frame;
import stardust.security.Frames;
import stardust.security.TestContexts;
import stardust.security.TestIdentities;
import stardust.wire.proto.SecioExchange;
import stardust.wire.proto.SecioPropose;

/** What the handshake refuses, and what it chooses. */
class SecioHandshakeTest {

  private static final List<String> EXCHANGES = SecioProposal.ALL.exchanges();
  private static final List<String> CIPHERS = SecioProposal.ALL.ciphers();
  private static final List<String> HASHES = SecioProposal.ALL.hashes();

  private final SecioHandshake own = handshake(true, SecioProposal.ALL);
  private final SecioHandshake other = handshake(false, SecioProposal.ALL);
  private final byte[] ownPropose = own.start().get(0);
  private final byte[] otherPropose = other.start().get(0);

  private static SecioHandshake handshake(boolean first, SecioProposal proposal) {
    byte[] nonce = new byte[SecioLocal.NONCE_BYTES];
    Arrays.fill(nonce, (byte) (first ? 1 : 2));
    SecioLocal local = new SecioLocal(proposal, nonce, curve -> Arrays.copyOf(nonce, 32));
    return new SecioHandshake(
        local, TestContexts.of(first ? TestIdentities.ED25519_A : TestIdentities.ED25519_B, 0));
  }

  static Stream<Arguments> suites() {
    return EXCHANGES.stream()
        .flatMap(
            curve ->
                CIPHERS.stream()
                    .flatMap(
                        cipher -> HASHES.stream().map(hash -> Arguments.of(curve, cipher, hash))));
  }

  @ParameterizedTest
  @MethodSource("suites")
  void worksWithEverySuite(String curve, String cipher, String hash) throws IOException {
    SecioProposal only = new SecioProposal(List.of(curve), List.of(cipher), List.of(hash));
    SecioHandshake limited = handshake(false, only);
    byte[] ownExchange = own.receive(frame(limited.start().get(0))).get(0);
    byte[] limitedExchange = limited.receive(frame(ownPropose)).get(0);
    byte[] ownNonce = own.receive(frame(limitedExchange)).get(0);
    byte[] limitedNonce = limited.receive(frame(ownExchange)).get(0);
    own.receive(frame(limitedNonce));
    limited.receive(frame(ownNonce));
    assertThat(own.agreed()).isPresent();
    assertThat(limited.agreed()).isPresent();
    assertThat(ownNonce).hasSize(4 + 16 + MacHash.valueOf(hash).macBytes());
  }

  @Test
  void refusesItself() {
    assertViolation(ownPropose).contains("this side talks to itself");
  }

  @ParameterizedTest
  @MethodSource("listsInVain")
  void refusesWhenNothingIsCommon(SecioProposal proposal, String list) {
    assertViolation(handshake(false, proposal).start().get(0)).contains("no common " + list);
  }

  static Stream<Arguments> listsInVain() {
    List<String> odd = List.of("ROT13", "");
    return Stream.of(
        Arguments.of(new SecioProposal(odd, CIPHERS, HASHES), "exchange"),
        Arguments.of(new SecioProposal(EXCHANGES, odd, HASHES), "cipher"),
        Arguments.of(new SecioProposal(EXCHANGES, CIPHERS, odd), "hash"));
  }

  @Test
  void quotesOnlyTheBeginningOfALongList() {
    SecioProposal endless = new SecioProposal(List.of("x".repeat(60_000)), CIPHERS, HASHES);
    assertViolation(handshake(false, endless).start().get(0)).hasSizeLessThan(300);
  }

  @Test
  void refusesANonceOfAnotherLength() throws IOException {
    SecioPropose propose = propose().setRand(ByteString.copyFrom(new byte[15])).build();
    assertViolation(framed(propose.toByteArray())).contains("rand of the Propose has 15 bytes");
  }

  @Test
  void refusesAProposeWithoutKey() throws IOException {
    assertViolation(framed(propose().clearPubkey().build().toByteArray()))
        .contains("the pubkey of the Propose is no key");
  }

  @Test
  void refusesAProposeThatIsNoProtobuf() {
    assertViolation(framed(new byte[] {0x0a, 0x7f})).contains("not a protobuf message");
  }

  @Test
  void refusesTheSignatureOfAnotherMessage() throws IOException {
    own.receive(frame(otherPropose));
    byte[] point = Curve.P_256.publicPoint(new byte[] {5});
    byte[] signature = TestIdentities.ED25519_B.sign(point);
    assertViolation(exchange(point, signature)).contains("signature of the Exchange");
  }

  @ParameterizedTest
  @MethodSource("wrongPoints")
  void refusesAWrongPoint(byte[] point) throws IOException {
    own.receive(frame(otherPropose));
    byte[] signed = Bytes.concat(body(otherPropose), body(ownPropose), point);
    assertViolation(exchange(point, TestIdentities.ED25519_B.sign(signed)))
        .contains("the epubkey of the Exchange is wrong");
  }

  static Stream<byte[]> wrongPoints() {
    byte[] offCurve = Curve.P_256.publicPoint(new byte[] {5});
    offCurve[64] ^= 1;
    byte[] compressed = Arrays.copyOf(Curve.P_256.publicPoint(new byte[] {5}), 33);
    compressed[0] = 2;
    byte[] otherForm = Curve.P_256.publicPoint(new byte[] {5});
    otherForm[0] = 6;
    byte[] tooLarge = new byte[65];
    Arrays.fill(tooLarge, (byte) 0xff);
    tooLarge[0] = 4;
    byte[] otherCurve = Curve.P_384.publicPoint(new byte[] {5});
    byte[] infinity = new byte[1];
    byte[] none = new byte[0];
    return Stream.of(offCurve, compressed, otherForm, tooLarge, otherCurve, infinity, none);
  }

  @Test
  void refusesAnotherNonceThanItsOwn() throws IOException {
    byte[] ownExchange = own.receive(frame(otherPropose)).get(0);
    byte[] otherExchange = other.receive(frame(ownPropose)).get(0);
    byte[] ownNonce = own.receive(frame(otherExchange)).get(0);
    other.receive(frame(ownExchange));
    other.receive(frame(ownNonce));
    // A MAC covers its own frame only, so this frame differs from the due one in its plaintext.
    byte[] wrong = other.agreed().orElseThrow().cipher().seal(new byte[16]);
    assertViolation(wrong).contains("not the nonce that this side sent");
    assertThat(own.agreed()).isEmpty();
  }

  @Test
  void saysWhatItAwaits() throws IOException {
    assertThat(own.awaited()).isEqualTo("the Propose of the other side");
    own.receive(frame(otherPropose));
    assertThat(own.awaited()).isEqualTo("the Exchange of the other side");
    own.receive(frame(other.receive(frame(ownPropose)).get(0)));
    assertThat(own.awaited()).isEqualTo("our nonce, encrypted, from the other side");
  }

  private AbstractThrowableAssert<?, ?> assertThatReceiving(byte[] bytes) {
    return assertThatThrownBy(() -> own.receive(frame(bytes)))
        .isInstanceOf(ViolationException.class);
  }

  private org.assertj.core.api.AbstractStringAssert<?> assertViolation(byte[] bytes) {
    return assertThatReceiving(bytes).message();
  }

  private SecioPropose.Builder propose() throws IOException {
    return SecioPropose.parseFrom(body(otherPropose)).toBuilder();
  }

  private static byte[] exchange(byte[] point, byte[] signature) {
    return framed(
        SecioExchange.newBuilder()
            .setEpubkey(ByteString.copyFrom(point))
            .setSignature(ByteString.copyFrom(signature))
            .build()
            .toByteArray());
  }

  private static byte[] framed(byte[] body) {
    return Secio.FRAMING.encode(body);
  }

  private static byte[] body(byte[] frame) {
    return frame(frame).body();
  }

  private static Frame frame(byte[] bytes) {
    return Frames.only(Secio.FRAMING, bytes);
  }
}
