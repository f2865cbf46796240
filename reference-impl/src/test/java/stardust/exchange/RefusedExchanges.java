package stardust.exchange;

import java.util.Arrays;
import java.util.List;
import stardust.binding.Binding;

/** Exchanges in which every message parses, and the server says no. */
final class RefusedExchanges {

  private static final String REGISTRATION = "registration";

  private RefusedExchanges() {}

  static List<Script> of(Binding binding) {
    return List.of(
        random(binding, 0),
        random(binding, 127),
        random(binding, 129),
        identity(binding, "join-foreign-id", "JOIN-15", "the id is B's, the key A's", foreign()),
        identity(
            binding,
            "join-ed25519-key",
            "JOIN-14",
            "an Ed25519 key cannot encrypt",
            Parts.ed25519()),
        solution(binding, "join-wrong-solution", "JOIN-22", lastBitOff()),
        solution(binding, "join-solution-63", "JOIN-24", Arrays.copyOf(Parts.rightSolution(), 63)),
        solution(binding, "join-solution-65", "JOIN-24", Arrays.copyOf(Parts.rightSolution(), 65)),
        unknownError(binding),
        dialOfNobody(binding),
        dialOfNoPeerId(binding),
        dialRefusedByTarget(binding));
  }

  private static Script random(Binding binding, int length) {
    byte[] random = Arrays.copyOf(Parts.random128(), length);
    return new Script(
            binding, "join-random-" + length, "A random128 of " + length + " bytes, not 128.")
        .agree("client", "server", REGISTRATION)
        .say("client", REGISTRATION, Parts.joinInit(random, Parts.identity("peerA")), "")
        .fault("value")
        .refused(
            REGISTRATION,
            Expected.error("JoinChallenge", Parts.E_RAND_LENGTH, "JOIN-11", "JOIN-12"));
  }

  private static Script identity(
      Binding binding, String name, String requirement, String what, Written identity) {
    return new Script(binding, name, "A join that cannot be challenged: " + what + ".")
        .agree("client", "server", REGISTRATION)
        .say("client", REGISTRATION, Parts.joinInit(Parts.random128(), identity), what)
        .fault("value")
        .refused(REGISTRATION, Expected.error("JoinChallenge", Parts.E_GENERIC, requirement));
  }

  private static Written foreign() {
    return Parts.identity(Parts.text("peerB", "id"), Parts.text("peerA", "pubKeyBase64"));
  }

  private static Script solution(
      Binding binding, String name, String requirement, byte[] solution) {
    String what = "A solution of " + solution.length + " bytes that is not the right one.";
    return challenged(binding, name, what)
        .say("client", REGISTRATION, Parts.solution(solution), "")
        .fault("value")
        .refused(
            REGISTRATION,
            Expected.error("JoinVerify", Parts.E_INCORRECT_SOLUTION, requirement, "JOIN-23"));
  }

  private static byte[] lastBitOff() {
    byte[] solution = Parts.rightSolution();
    solution[63] ^= 1;
    return solution;
  }

  private static Script unknownError(Binding binding) {
    return challenged(
            binding, "join-unknown-error", "A JoinVerify with an error that the schema lacks.")
        .say("client", REGISTRATION, Parts.solution(), "the right one")
        .say("server", REGISTRATION, Parts.error("JoinVerify", 77), "any error but 0 is an error")
        .example()
        .expect(Expected.giveUp("WIRE-14", "JOIN-68"));
  }

  private static Script dialOfNobody(Binding binding) {
    return new Script(binding, "dial-offline", "A dials B, who is not online.")
        .online("A")
        .agree("A", "server", "dial")
        .say("A", "dial", Parts.dialRequest(), "the raw multihash of B")
        .refused("dial", Expected.error("DialResponse", Parts.E_GENERIC, "DIAL-11", "DIAL-12"));
  }

  private static Script dialOfNoPeerId(Binding binding) {
    byte[] target = {1, 2, 3};
    return new Script(binding, "dial-no-peer-id", "A dials three bytes that are no multihash.")
        .online("A", "B")
        .agree("A", "server", "dial")
        .say("A", "dial", Parts.dialRequest(target), "")
        .fault("value")
        .refused("dial", Expected.errorOrEnd("DialResponse", Parts.E_GENERIC, "DIAL-14"));
  }

  /** In "bare" there is nothing that a target could refuse but the stream itself. */
  private static Script dialRefusedByTarget(Binding binding) {
    Script script =
        new Script(binding, "dial-refused", "A dials B, who refuses the stream.")
            .online("A", "B")
            .agree("A", "server", "dial")
            .say("A", "dial", Parts.dialRequest(), "the raw multihash of B");
    if (script.isLibp2p()) {
      script.refuse("server", "B", "forwarded");
    } else {
      script.reset("B", "forwarded", "B resets the stream that the server opened");
    }
    return script.refused("dial", Expected.errorOrEnd("DialResponse", Parts.E_GENERIC, "DIAL-21"));
  }

  private static Script challenged(Binding binding, String name, String description) {
    return new Script(binding, name, description)
        .agree("client", "server", REGISTRATION)
        .say("client", REGISTRATION, Parts.joinInit(), "as in \"join\"")
        .say("server", REGISTRATION, Parts.challenge(), "");
  }
}
