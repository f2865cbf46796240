package stardust.runner.client.mutant;

import com.google.protobuf.MessageLite;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import stardust.client.ClientMachine;
import stardust.client.ClientMachine.State;
import stardust.client.ClientParts;
import stardust.client.ClientStep;
import stardust.peer.RsaPrivateKey;

/** Ways to change what a client says on its registration stream. */
final class Machines {

  private Machines() {}

  /** What a client makes of a message of the server. */
  interface Hearing {
    List<ClientStep> of(ClientMachine right, byte[] message);
  }

  /** Hears the server in its own way while the join is in this state. */
  static ClientParts hearing(ClientParts parts, State state, Hearing hearing) {
    return wrapped(
        parts,
        (identity, right) ->
            new MachineWrapper(right) {
              @Override
              public List<ClientStep> message(byte[] message) {
                return state() == state ? hearing.of(right, message) : super.message(message);
              }
            });
  }

  /** Takes each message of the server for another one while the join is in this state. */
  static ClientParts mishearing(ClientParts parts, State state, UnaryOperator<byte[]> change) {
    return hearing(parts, state, (right, message) -> right.message(change.apply(message)));
  }

  /** Says something else, given the identity and what is right to say. */
  static ClientParts saying(
      ClientParts parts, BiFunction<RsaPrivateKey, MessageLite, MessageLite> change) {
    return wrapped(
        parts,
        (identity, right) ->
            new MachineWrapper(right) {
              @Override
              List<ClientStep> changed(List<ClientStep> steps) {
                return steps.stream().map(step -> resaid(identity, step)).toList();
              }

              private ClientStep resaid(RsaPrivateKey self, ClientStep step) {
                return step instanceof ClientStep.Send send
                    ? new ClientStep.Send(change.apply(self, send.message()))
                    : step;
              }
            });
  }

  /** Does something else. */
  static ClientParts doing(ClientParts parts, UnaryOperator<List<ClientStep>> change) {
    return wrapped(
        parts,
        (identity, right) ->
            new MachineWrapper(right) {
              @Override
              List<ClientStep> changed(List<ClientStep> steps) {
                return change.apply(steps);
              }
            });
  }

  static ClientParts wrapped(
      ClientParts parts, BiFunction<RsaPrivateKey, ClientMachine, ClientMachine> change) {
    return parts.withJoins(
        (identity, random) -> change.apply(identity, parts.joins().make(identity, random)));
  }
}
