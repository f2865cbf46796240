package stardust.server;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stardust.io.Violation;
import stardust.peer.PeerId;
import stardust.peer.PublicKey;
import stardust.spec.message.DiscoveryAck;
import stardust.spec.message.Error;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinChallengeSolution;
import stardust.spec.message.JoinInit;
import stardust.spec.message.JoinVerify;

/**
 * The join of the specification. Every refusal is answered in the message that the client awaits at
 * that point, and ends the join.
 *
 * <p>One message can have the bytes of another: an acknowledgement with content looks like a dial
 * or like a solution. On the stream of a peer that is online, a message that names an identity is
 * taken for a second {@code JoinInit} and ends the registration. Everything else that parses is an
 * acknowledgement, whatever it holds.
 */
final class StrictJoinMachine implements JoinMachine {

  private final SaltSource salts;
  private final ChallengeMaker challenges;
  private final JoinRules rules;
  private final SolutionCheck solutions;

  private State state = State.AWAITING_INIT;
  private @Nullable Pending pending;

  StrictJoinMachine(ServerParts parts) {
    salts = parts.salts();
    challenges = parts.challenges();
    rules = parts.joinRules();
    solutions = parts.solutions();
  }

  /** What the challenge was made of. */
  private record Pending(PeerId id, byte[] random128, byte[] salt) {}

  @Override
  public State state() {
    return state;
  }

  @Override
  public List<JoinStep> message(byte[] message) {
    try {
      return switch (state) {
        case AWAITING_INIT -> init(JoinInit.parseFrom(message));
        case AWAITING_SOLUTION -> solution(message);
        case ONLINE -> acknowledgement(message);
        case OVER -> List.of();
      };
    } catch (InvalidProtocolBufferException e) {
      return refuse(Error.E_GENERIC, "a message that does not parse: " + e.getMessage());
    }
  }

  @Override
  public List<JoinStep> malformed(Violation violation) {
    return refuse(Error.E_GENERIC, violation.toString());
  }

  @Override
  public List<JoinStep> expired() {
    return refuse(Error.E_GENERIC, "no message in time");
  }

  @Override
  public List<JoinStep> ended() {
    return state == State.OVER ? List.of() : finish("the client closed its registration stream");
  }

  private List<JoinStep> init(JoinInit init) {
    byte[] random = init.getRandom128().toByteArray();
    Error badRandom = rules.random(random);
    if (badRandom != Error.OK) {
      return refuse(badRandom, "random128 of " + random.length + " bytes");
    }
    Optional<ClaimedIdentity> claimed = ClaimedIdentity.of(init.getPeerID());
    if (claimed.isEmpty()) {
      return refuse(Error.E_GENERIC, "a peer id or public key that cannot be read");
    }
    return challenge(random, claimed.get().id(), claimed.get().key());
  }

  private List<JoinStep> challenge(byte[] random, PeerId id, PublicKey key) {
    Error badIdentity = rules.identity(id, key);
    if (badIdentity != Error.OK) {
      return refuse(badIdentity, "an id that is not the hash of the key");
    }
    byte[] salt = salts.salt();
    Optional<byte[]> encrypted = challenges.encrypt(key, salt);
    if (encrypted.isEmpty()) {
      return refuse(Error.E_GENERIC, "a public key that cannot encrypt the salt");
    }
    pending = new Pending(id, random, salt);
    state = State.AWAITING_SOLUTION;
    ByteString bytes = ByteString.copyFrom(encrypted.get());
    return List.of(new JoinStep.Send(JoinChallenge.newBuilder().setSaltEncrypted(bytes).build()));
  }

  private List<JoinStep> solution(byte[] message) throws InvalidProtocolBufferException {
    if (namesAnIdentity(message)) {
      return refuse(Error.E_GENERIC, "a second JoinInit in place of the solution");
    }
    byte[] solution = JoinChallengeSolution.parseFrom(message).getSolution().toByteArray();
    Pending challenged = pending;
    if (challenged == null
        || !solutions.isRight(challenged.random128(), challenged.salt(), solution)) {
      return refuse(Error.E_INCORRECT_SOLUTION, "a wrong solution");
    }
    pending = null;
    state = State.ONLINE;
    return List.of(
        new JoinStep.Send(JoinVerify.getDefaultInstance()), new JoinStep.Admit(challenged.id()));
  }

  private List<JoinStep> acknowledgement(byte[] message) throws InvalidProtocolBufferException {
    if (namesAnIdentity(message)) {
      MessageLite answer = JoinChallenge.newBuilder().setError(Error.E_GENERIC).build();
      return answer(answer, "a second JoinInit on the registration stream");
    }
    var unused = DiscoveryAck.parseFrom(message);
    return List.of(new JoinStep.Acknowledge());
  }

  private static boolean namesAnIdentity(byte[] message) {
    try {
      return !JoinInit.parseFrom(message).getPeerID().getId().isEmpty();
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  private List<JoinStep> refuse(Error error, String why) {
    return switch (state) {
      case AWAITING_INIT ->
          answer(JoinChallenge.newBuilder().setError(error).build(), error + ": " + why);
      case AWAITING_SOLUTION ->
          answer(JoinVerify.newBuilder().setError(error).build(), error + ": " + why);
      case ONLINE -> finish(why);
      case OVER -> List.of();
    };
  }

  private List<JoinStep> answer(MessageLite answer, String why) {
    return Stream.concat(Stream.of(new JoinStep.Send(answer)), finish(why).stream()).toList();
  }

  private List<JoinStep> finish(String why) {
    state = State.OVER;
    pending = null;
    return List.of(new JoinStep.Finish(why));
  }
}
