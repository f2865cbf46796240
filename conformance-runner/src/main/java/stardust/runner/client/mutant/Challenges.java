package stardust.runner.client.mutant;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;
import stardust.client.ClientMachine.State;
import stardust.client.ClientParts;
import stardust.client.ClientStep;
import stardust.peer.KeyException;
import stardust.peer.RsaPrivateKey;
import stardust.runner.probe.Exchange;
import stardust.spec.message.Error;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinChallengeSolution;

/** What is sent as a JoinChallenge, by what a client can see of it. */
final class Challenges {

  static final int SALT_BYTES = 128;
  private static final int CIPHERTEXT_BYTES = 256;

  private Challenges() {}

  /** Some of what can come in the place of a challenge. */
  interface Kind {
    boolean is(RsaPrivateKey identity, byte[] message);
  }

  /** One that carries this error, by its number, and no salt. */
  static Kind refusing(int error) {
    return (identity, message) ->
        parse(message)
            .filter(each -> each.getErrorValue() == error && each.getSaltEncrypted().isEmpty())
            .isPresent();
  }

  /** One of no error whose ciphertext is as long as this, in bytes, and cannot be decrypted. */
  static Kind undecryptable(int bytes) {
    return (identity, message) ->
        parse(message)
                .filter(each -> each.getErrorValue() == Error.OK_VALUE)
                .filter(each -> each.getSaltEncrypted().size() == bytes)
                .isPresent()
            && salt(identity, message).isEmpty();
  }

  /** One that is as long as a ciphertext has to be, and that cannot be decrypted. */
  static Kind ofAnotherKey() {
    return undecryptable(CIPHERTEXT_BYTES);
  }

  /** One whose salt, decrypted, is as long as this, in bytes. */
  static Kind saltOf(int bytes) {
    return (identity, message) ->
        salt(identity, message).filter(each -> each.length == bytes).isPresent();
  }

  /** What cannot be decoded as a message. */
  static boolean isRubbish(byte[] message) {
    return parse(message).isEmpty();
  }

  static boolean carriesError(byte[] message) {
    return parse(message).filter(each -> each.getErrorValue() != Error.OK_VALUE).isPresent();
  }

  static boolean carriesError(byte[] message, int error) {
    return parse(message).filter(each -> each.getErrorValue() == error).isPresent();
  }

  static byte[] withoutError(byte[] message) {
    return parse(message)
        .map(challenge -> challenge.toBuilder().clearError().build().toByteArray())
        .orElse(message);
  }

  static Optional<byte[]> salt(RsaPrivateKey identity, byte[] message) {
    try {
      return Optional.of(
          identity.decrypt(JoinChallenge.parseFrom(message).getSaltEncrypted().toByteArray()));
    } catch (InvalidProtocolBufferException | KeyException e) {
      return Optional.empty();
    }
  }

  static Optional<JoinChallenge> parse(byte[] message) {
    try {
      return Optional.of(JoinChallenge.parseFrom(message));
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  static ClientStep solution(byte[] solution) {
    return new ClientStep.Send(
        JoinChallengeSolution.newBuilder().setSolution(ByteString.copyFrom(solution)).build());
  }

  /** The solution of a salt of zeros, of somebody who has no salt. */
  static List<ClientStep> nothingSolved() {
    return List.of(solution(Exchange.hash(new byte[SALT_BYTES])));
  }

  /** Does something else, of what is right to do, when a challenge of this kind comes. */
  static ClientParts at(ClientParts parts, Kind kind, Answer answer) {
    return Machines.wrapped(
        parts,
        (identity, right) ->
            new MachineWrapper(right) {
              @Override
              public List<ClientStep> message(byte[] message) {
                boolean meant = state() == State.AWAITING_CHALLENGE && kind.is(identity, message);
                List<ClientStep> steps = super.message(message);
                return meant ? answer.of(identity, steps) : steps;
              }
            });
  }

  /** What a client does, given its identity and what is right to do. */
  interface Answer {
    List<ClientStep> of(RsaPrivateKey identity, List<ClientStep> right);
  }
}
