package stardust.exchange;

import java.util.List;
import stardust.io.Bytes;
import stardust.message.RawMessage;
import stardust.message.WireType;
import stardust.vectors.StardustVectors;
import stardust.vectors.WireVector;
import stardust.vectors.WireVectors;

/** The messages that the exchanges are made of, from the fixed keys and the fixed randomness. */
final class Parts {

  static final int E_RAND_LENGTH = 100;
  static final int E_INCORRECT_SOLUTION = 101;
  static final int E_GENERIC = 999;

  private static final WireVector ED25519 = WireVectors.named("peerid.ed25519A");

  private Parts() {}

  static Written joinInit() {
    return joinInit(random128(), identity("peerA")).as("JoinInit");
  }

  static Written joinInit(byte[] random, Written identity) {
    return Written.of("JoinInit").bytes(1, "random128", random).message(2, "peerID", identity);
  }

  static Written identity(String peer) {
    return identity(text(peer, "id"), text(peer, "pubKeyBase64"));
  }

  static Written identity(String id, String key) {
    return Written.of("PeerID").text(1, "id", id).text(2, "pubKey", key);
  }

  static Written ed25519() {
    return identity(ED25519.text("base58btc"), ED25519.text("jsonPubKeyBase64"));
  }

  static Written challenge() {
    byte[] salt = StardustVectors.hex("saltEncryptedPkcs1v15");
    return Written.of("JoinChallenge").bytes(2, "saltEncrypted", salt).as("JoinChallenge_ok");
  }

  static Written solution() {
    return solution(rightSolution()).as("JoinChallengeSolution");
  }

  static Written solution(byte[] solution) {
    return Written.of("JoinChallengeSolution").bytes(1, "solution", solution);
  }

  /** The 64 bytes that answer the challenge, as the independent stack computed them. */
  static byte[] rightSolution() {
    byte[] message = StardustVectors.message("JoinChallengeSolution");
    return java.util.Arrays.copyOfRange(message, 2, message.length);
  }

  static Written verify() {
    return Written.of("JoinVerify").as("JoinVerify_ok");
  }

  static Written error(String message, int error) {
    Written written = Written.of(message).number(1, "error", error);
    return switch (message + error) {
      case "JoinChallenge100" -> written.as("JoinChallenge_E_RAND_LENGTH");
      case "JoinChallenge999" -> written.as("JoinChallenge_E_GENERIC");
      case "JoinVerify101" -> written.as("JoinVerify_E_INCORRECT_SOLUTION");
      case "DialResponse999" -> written.as("DialResponse_E_GENERIC");
      default -> written;
    };
  }

  static Written discoveryOfBoth() {
    RawMessage body = RawMessage.empty().bytes(1, idBytes("peerA")).bytes(1, idBytes("peerB"));
    List<String> ids = List.of(text("peerA", "idBytes"), text("peerB", "idBytes"));
    return Written.of("Discovery").field(body, "ids", ids).as("Discovery_two");
  }

  static Written discoveryOfNobody() {
    return Written.of("Discovery").as("Discovery_none");
  }

  static Written ack() {
    return Written.of("DiscoveryAck").as("DiscoveryAck");
  }

  static Written dialRequest() {
    return dialRequest(idBytes("peerB")).as("DialRequest");
  }

  static Written dialRequest(byte[] target) {
    return Written.of("DialRequest").bytes(1, "target", target);
  }

  static Written dialResponse() {
    return Written.of("DialResponse").as("DialResponse_ok");
  }

  /**
   * The same message with a text and a number behind it in fields that the schema does not have.
   */
  static Written withUnknownFields(Written message) {
    return message.body(message.body().text(15, "hello").varint(16, 300));
  }

  /** The same message behind an error field that says 0. */
  static Written withExplicitZero(Written message) {
    RawMessage zero = RawMessage.empty().varint(1, 0).raw(message.body().toBytes());
    return message.field(zero, "error", 0);
  }

  /** {@code JoinInit} with a number where {@code random128} belongs. */
  static Written joinInitOfWrongWireType() {
    RawMessage number = RawMessage.empty().field(1, WireType.VARINT, new byte[] {5});
    return Written.of("JoinInit").body(number).message(2, "peerID", identity("peerA"));
  }

  static byte[] random128() {
    return StardustVectors.hex("random128");
  }

  static byte[] idBytes(String peer) {
    return Bytes.fromHex(text(peer, "idBytes"));
  }

  static String text(String peer, String name) {
    return StardustVectors.text(peer, name);
  }
}
