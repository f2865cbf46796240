package stardust.runner.mutant;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import stardust.runner.wrap.Hearing;
import stardust.server.JoinMachine.State;
import stardust.server.JoinStep;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinInit;

/** Servers that one peer can harm. */
final class RobustMutants {

  private RobustMutants() {}

  static List<Mutant> all() {
    List<Mutant> all = new ArrayList<>();
    for (int lives = 1; lives <= 2; lives++) {
      all.addAll(dying(lives, lives == 1 ? "the first" : "the second"));
    }
    all.addAll(waiting());
    return all;
  }

  private static List<Mutant> dying(int lives, String which) {
    String end = which.substring("the ".length());
    return List.of(
        Death.of(
            "dies-of-the-" + end + "-rubbish",
            "ROBUST-01",
            "It ends all connections at " + which + " that cannot be negotiated.",
            lives,
            Death::ofFailedUpgrades),
        Death.of(
            "dies-of-the-" + end + "-bad-muxer-frame",
            "ROBUST-03",
            "It ends all connections at " + which + " frame against the muxer's rules.",
            lives,
            Death::ofMuxerViolations),
        Death.of(
            "dies-of-the-" + end + "-huge-length",
            "ROBUST-04",
            "It ends all connections at " + which + " length beyond any message.",
            lives,
            Death::ofFrames),
        Death.of(
            "dies-of-the-" + end + "-bad-init",
            "ROBUST-05",
            "It ends all connections at " + which + " JoinInit that cannot be decoded.",
            lives,
            Death.ofMessages(State.AWAITING_INIT)),
        Death.of(
            "dies-of-the-" + end + "-bad-acknowledgement",
            "ROBUST-11",
            "It ends all connections at " + which + " DiscoveryAck that cannot be decoded.",
            lives,
            Death.ofMessages(State.ONLINE)),
        Death.of(
            "dies-of-the-" + end + "-cut-while-joining",
            "ROBUST-13",
            "It ends all connections when " + which + " peer is cut off while it joins.",
            lives,
            Death::ofLossWhileJoining));
  }

  private static List<Mutant> waiting() {
    return List.of(
        deafFor("waits-for-two-gigabytes", "7fffffff", length -> length == Integer.MAX_VALUE),
        deafFor(
            "takes-ffffffff-for-no-length",
            "ffffffff, which it takes for none",
            length -> length == -1),
        deafFor(
            "takes-the-absolute-length",
            "80000000, whose absolute value is no int",
            length -> length == Integer.MIN_VALUE),
        deafFor("takes-lengths-as-signed", "with the top bit", length -> length < 0),
        Mutant.of(
            "bad-init-never-answered",
            "ROBUST-05",
            "It never answers a JoinInit that cannot be decoded.",
            parts ->
                JoinMutants.Steps.around(
                    parts,
                    (machine, message, steps) ->
                        JoinMutants.refusesInit(steps) && !parses(message) ? List.of() : steps)),
        Mutant.of(
            "bad-init-challenged",
            "ROBUST-05",
            "It answers a JoinInit that cannot be decoded with a challenge.",
            parts ->
                JoinMutants.Steps.around(
                    parts,
                    (machine, message, steps) ->
                        JoinMutants.refusesInit(steps) && !parses(message)
                            ? List.of(new JoinStep.Send(JoinChallenge.getDefaultInstance()))
                            : steps)));
  }

  private static Mutant deafFor(String name, String which, IntPredicate lengths) {
    Predicate<byte[]> first =
        bytes -> bytes.length >= Integer.BYTES && lengths.test(ByteBuffer.wrap(bytes).getInt());
    return Mutant.of(
            name,
            "ROBUST-04",
            "It waits for the rest of a message of the length " + which + ".",
            parts -> ConnectionWrapper.streams(parts, stream -> Hearing.until(stream, first)))
        .patient();
  }

  private static boolean parses(byte[] message) {
    try {
      return JoinInit.parseFrom(message).isInitialized();
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }
}
