package stardust.runner.probe;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import stardust.peer.KeyException;
import stardust.peer.PrivateKey;
import stardust.peer.RsaPrivateKey;
import stardust.protocol.Stardust;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.salvage.Inputs;
import stardust.runner.time.Timing;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinChallengeSolution;
import stardust.spec.message.JoinInit;
import stardust.spec.message.JoinVerify;
import stardust.spec.message.PeerID;

/** One join on one registration stream, step by step: what was sent, and what came. */
public final class Exchange {

  private final MessagePipe pipe;
  private final PrivateKey identity;
  private final Timing timing;
  private final Detours detours;
  private byte[] random128 = new byte[0];
  private Optional<JoinChallenge> challenge = Optional.empty();
  private byte[] sent = new byte[0];
  private boolean refused;

  Exchange(MessagePipe pipe, PrivateKey identity, Timing timing, Detours detours) {
    this.pipe = pipe;
    this.identity = identity;
    this.timing = timing;
    this.detours = detours;
  }

  /** The registration stream. */
  public MessagePipe pipe() {
    return pipe;
  }

  /** The identity that joins. */
  public PrivateKey identity() {
    return identity;
  }

  /** The JoinInit that the protocol asks for. */
  public JoinInit init(byte[] random) {
    return JoinInit.newBuilder()
        .setRandom128(ByteString.copyFrom(random))
        .setPeerID(peerId(identity))
        .build();
  }

  /** The PeerID message of an identity, without its private key. */
  public static PeerID peerId(PrivateKey identity) {
    return PeerID.newBuilder()
        .setId(identity.publicKey().peerId().toBase58())
        .setPubKey(Base64.getEncoder().encodeToString(identity.publicKey().encoded()))
        .build();
  }

  /** Sends a JoinInit, and keeps its random string for the solution. */
  public void sendInit(JoinInit init) {
    expectRandom(init);
    pipe.send(init);
  }

  /** Keeps the random string of a JoinInit that is sent by other means. */
  public void expectRandom(JoinInit init) {
    random128 = init.getRandom128().toByteArray();
  }

  /** Waits for the answer to the JoinInit. */
  public Answer<JoinChallenge> awaitChallenge() {
    Arrival arrival = pipe.next(JoinChallenge.class, timing.answer());
    Answer<JoinChallenge> answer =
        Answer.of("JoinChallenge", arrival, JoinChallenge.parser(), JoinChallenge::getErrorValue);
    challenge = answer.message();
    refused |= answer.refused();
    return answer;
  }

  /** The challenge that came last. */
  public JoinChallenge challenge() {
    return challenge.orElseThrow(() -> new IllegalStateException("no challenge has come"));
  }

  /** The encrypted salt as it came. */
  public byte[] encryptedSalt() {
    return challenge().getSaltEncrypted().toByteArray();
  }

  /** The decrypted salt, however it is encrypted; what cannot be read breaks JOIN-03. */
  public byte[] salt() {
    if (!(identity instanceof RsaPrivateKey rsa)) {
      throw new IllegalStateException("only RSA identities decrypt");
    }
    try {
      byte[] salt = rsa.decrypt(encryptedSalt());
      return salt.length == Stardust.SALT_BYTES
          ? salt
          : detours.oddSalt(rsa, encryptedSalt(), salt);
    } catch (KeyException e) {
      return detours.salt(rsa, encryptedSalt());
    }
  }

  /** SHA-512 over the parts in their order, 64 bytes. */
  public static byte[] hash(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * SHA-512 over the random string and the salt: 64 bytes. Where the server refuses that and the
   * scenario is about something else: what it accepts in its place.
   */
  public byte[] rightSolution() {
    return detours.solution(inputs());
  }

  Inputs inputs() {
    return new Inputs(
        random128(), salt(), encryptedSalt(), identity.publicKey().peerId().toBase58());
  }

  /** The random string that was sent. */
  public byte[] random128() {
    return random128.clone();
  }

  /** Sends a solution. */
  public void sendSolution(byte[] solution) {
    sent = solution.clone();
    pipe.send(
        JoinChallengeSolution.newBuilder().setSolution(ByteString.copyFrom(solution)).build());
  }

  /** Waits for the answer to the solution. */
  public Answer<JoinVerify> awaitVerify() {
    return awaitVerify(timing.answer());
  }

  /** Waits so long for the answer to a solution, sent or not. */
  public Answer<JoinVerify> awaitVerify(Duration timeout) {
    Arrival arrival = pipe.next(JoinVerify.class, timeout);
    Answer<JoinVerify> answer =
        Answer.of("JoinVerify", arrival, JoinVerify.parser(), JoinVerify::getErrorValue);
    refused |= answer.refused();
    return answer;
  }

  /** Waits for a JoinVerify without error; anything else breaks the scenario's requirement. */
  public void awaitAcceptance() {
    awaitVerify().orBroken(detours::refused);
  }

  /** Waits for a JoinVerify with an error; anything else breaks the scenario's requirement. */
  public Answer<JoinVerify> awaitRefusal() {
    return awaitRefusal(timing.answer());
  }

  /** The same for an answer that is due within this time. */
  public Answer<JoinVerify> awaitRefusal(Duration timeout) {
    Answer<JoinVerify> answer = awaitVerify(timeout);
    if (answer.accepted() && challenge.isPresent()) {
      throw detours.accepted(inputs(), sent, answer.seen());
    }
    return answer;
  }

  /**
   * Whether the error that should have come in place of the challenge comes behind the solution:
   * for "expected ..., but ...", empty if there is none.
   */
  public String lateError() {
    if (!(identity instanceof RsaPrivateKey) || encryptedSalt().length == 0) {
      return "";
    }
    byte[] solution;
    try {
      solution = rightSolution();
    } catch (RequirementBroken inTheWay) {
      return "";
    }
    sendSolution(solution);
    Answer<JoinVerify> answer = awaitVerify();
    return answer.refused() ? ", and the error only in its next message: " + answer.seen() : "";
  }

  /** Whether the join was answered with an error. */
  public boolean refused() {
    return refused;
  }
}
