package stardust.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.io.Bytes;
import stardust.io.ViolationException;
import stardust.peer.KeyException;
import stardust.peer.PeerId;
import stardust.peer.PeerIdJson;
import stardust.peer.RsaPrivateKey;
import stardust.spec.message.DialRequest;
import stardust.spec.message.DialResponse;
import stardust.spec.message.Discovery;
import stardust.spec.message.DiscoveryAck;
import stardust.spec.message.Error;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinChallengeSolution;
import stardust.spec.message.JoinInit;
import stardust.spec.message.JoinVerify;
import stardust.spec.message.PeerID;
import stardust.vectors.StardustVectors;

/** The messages against bytes of an independent stack: each one built here, and read from there. */
class MessageVectorsTest {

  private static final Map<String, Message> MESSAGES =
      Map.ofEntries(
          Map.entry("JoinInit", joinInit()),
          Map.entry("JoinChallenge_ok", challenge()),
          Map.entry("JoinChallenge_E_RAND_LENGTH", challenge(Error.E_RAND_LENGTH)),
          Map.entry("JoinChallenge_E_GENERIC", challenge(Error.E_GENERIC)),
          Map.entry("JoinChallengeSolution", solution()),
          Map.entry("JoinVerify_ok", JoinVerify.getDefaultInstance()),
          Map.entry(
              "JoinVerify_E_INCORRECT_SOLUTION",
              JoinVerify.newBuilder().setError(Error.E_INCORRECT_SOLUTION).build()),
          Map.entry(
              "Discovery_two",
              Discovery.newBuilder().addIds(idBytes("peerA")).addIds(idBytes("peerB")).build()),
          Map.entry("Discovery_none", Discovery.getDefaultInstance()),
          Map.entry("DiscoveryAck", DiscoveryAck.getDefaultInstance()),
          Map.entry("DialRequest", DialRequest.newBuilder().setTarget(idBytes("peerB")).build()),
          Map.entry("DialResponse_ok", DialResponse.getDefaultInstance()),
          Map.entry(
              "DialResponse_E_GENERIC",
              DialResponse.newBuilder().setError(Error.E_GENERIC).build()));

  static List<String> names() {
    return List.copyOf(MESSAGES.keySet());
  }

  @Test
  void pinsEveryMessageOfTheVectors() {
    assertThat(StardustVectors.names("messages")).isEqualTo(MESSAGES.keySet());
  }

  @ParameterizedTest
  @MethodSource("names")
  void writesTheMessageOfTheVector(String name) {
    assertThat(Messages.encode(message(name))).isEqualTo(StardustVectors.message(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsTheMessageOfTheVector(String name) throws ViolationException {
    assertThat(Messages.decode(type(name), StardustVectors.message(name)).orElseThrow())
        .isEqualTo(message(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void describesTheMessageOfTheVectorWithoutComplaint(String name) {
    MessageDescription description =
        MessageDescriber.describe(type(name), StardustVectors.message(name));
    assertThat(description.name()).isEqualTo(name.replaceFirst("_.*", ""));
    assertThat(description.fields()).noneMatch(f -> f.name().equals("malformed"));
    assertThat(description.fields().isEmpty()).isEqualTo(StardustVectors.message(name).length == 0);
  }

  @Test
  void readsEveryMessageByItsOwnMethod() throws ViolationException {
    assertThat(Messages.joinInit(bytes("JoinInit")).orElseThrow()).isEqualTo(message("JoinInit"));
    assertThat(Messages.joinChallenge(bytes("JoinChallenge_ok")).orElseThrow())
        .isEqualTo(message("JoinChallenge_ok"));
    assertThat(Messages.joinChallengeSolution(bytes("JoinChallengeSolution")).orElseThrow())
        .isEqualTo(message("JoinChallengeSolution"));
    assertThat(Messages.joinVerify(bytes("JoinVerify_ok")).orElseThrow())
        .isEqualTo(message("JoinVerify_ok"));
    assertThat(Messages.discovery(bytes("Discovery_two")).orElseThrow())
        .isEqualTo(message("Discovery_two"));
    assertThat(Messages.discoveryAck(bytes("DiscoveryAck")).orElseThrow())
        .isEqualTo(message("DiscoveryAck"));
    assertThat(Messages.dialRequest(bytes("DialRequest")).orElseThrow())
        .isEqualTo(message("DialRequest"));
    assertThat(Messages.dialResponse(bytes("DialResponse_E_GENERIC")).orElseThrow())
        .isEqualTo(message("DialResponse_E_GENERIC"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"peerA", "peerB"})
  void readsTheIdentity(String peer) throws KeyException {
    PeerIdJson json = identity(peer);
    PeerId id = json.publicKey().peerId();
    assertThat(id.bytes()).isEqualTo(idBytes(peer).toByteArray());
    assertThat(PeerIdJson.withPrivateKey(json.privateKey())).isEqualTo(json);
  }

  @Test
  void decryptsTheSalt() throws KeyException {
    RsaPrivateKey key = (RsaPrivateKey) identity("peerA").privateKey();
    assertThat(key.decrypt(StardustVectors.hex("saltEncryptedPkcs1v15")))
        .isEqualTo(StardustVectors.hex("salt"));
  }

  private static JoinInit joinInit() {
    PeerID peer =
        PeerID.newBuilder()
            .setId(StardustVectors.text("peerA", "id"))
            .setPubKey(StardustVectors.text("peerA", "pubKeyBase64"))
            .build();
    return JoinInit.newBuilder()
        .setRandom128(ByteString.copyFrom(StardustVectors.hex("random128")))
        .setPeerID(peer)
        .build();
  }

  private static JoinChallenge challenge() {
    ByteString salt = ByteString.copyFrom(StardustVectors.hex("saltEncryptedPkcs1v15"));
    return JoinChallenge.newBuilder().setSaltEncrypted(salt).build();
  }

  private static JoinChallenge challenge(Error error) {
    return JoinChallenge.newBuilder().setError(error).build();
  }

  private static JoinChallengeSolution solution() {
    byte[] inputs = Bytes.concat(StardustVectors.hex("random128"), StardustVectors.hex("salt"));
    return JoinChallengeSolution.newBuilder()
        .setSolution(ByteString.copyFrom(sha512(inputs)))
        .build();
  }

  private static ByteString idBytes(String peer) {
    return ByteString.copyFrom(Bytes.fromHex(StardustVectors.text(peer, "idBytes")));
  }

  private static PeerIdJson identity(String peer) {
    return new PeerIdJson(
        StardustVectors.text(peer, "id"),
        Optional.of(StardustVectors.text(peer, "pubKeyBase64")),
        Optional.of(StardustVectors.text(peer, "privKeyBase64")));
  }

  private static Message message(String name) {
    return Optional.ofNullable(MESSAGES.get(name)).orElseThrow();
  }

  private static byte[] bytes(String name) {
    return StardustVectors.message(name);
  }

  private static MessageType type(String name) {
    String schemaName = name.replaceFirst("_.*", "");
    return Arrays.stream(MessageType.values())
        .filter(t -> t.schemaName().equals(schemaName))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] sha512(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-512 is part of every Java runtime", e);
    }
  }
}
