package stardust.runner.mutant;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageLite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import stardust.peer.KeyException;
import stardust.peer.PeerId;
import stardust.peer.PublicKey;
import stardust.server.JoinMachine;
import stardust.server.JoinRules;
import stardust.server.JoinStep;
import stardust.server.ServerParts;
import stardust.spec.message.Discovery;
import stardust.spec.message.Error;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinInit;
import stardust.spec.message.JoinVerify;

/** Servers that say something wrong on a registration stream. */
final class JoinMutants {

  /** A solution has 64 bytes, behind a tag and a length. */
  private static final int SOLUTION = 66;

  private static final ByteString SALT = ByteString.copyFrom(new byte[256]);

  private JoinMutants() {}

  static List<Mutant> all() {
    List<Mutant> all = new ArrayList<>(refusals());
    all.addAll(rules());
    all.addAll(orders());
    return all;
  }

  private static List<Mutant> refusals() {
    return List.of(
        sends(
            "error-with-salt",
            "JOIN-05",
            "Its JoinChallenge with an error carries a salt.",
            message ->
                message instanceof JoinChallenge challenge && challenge.getErrorValue() != 0
                    ? challenge.toBuilder().setSaltEncrypted(SALT).build()
                    : message),
        sends(
            "generic-error-for-random",
            "JOIN-12",
            "It answers a random128 of the wrong length with E_GENERIC.",
            message ->
                message instanceof JoinChallenge challenge && challenge.getErrorValue() != 0
                    ? challenge.toBuilder().setError(Error.E_GENERIC).build()
                    : message),
        sends(
            "generic-error-for-solution",
            "JOIN-23",
            "It answers a wrong solution with E_GENERIC.",
            message ->
                message instanceof JoinVerify verify && verify.getErrorValue() != 0
                    ? verify.toBuilder().setError(Error.E_GENERIC).build()
                    : message),
        steps(
            "random-refused-without-answer",
            "JOIN-11",
            "It ends the stream on a bad JoinInit and does not say why.",
            (machine, steps) -> refusesInit(steps) ? steps.subList(1, steps.size()) : steps),
        steps(
            "missing-key-challenged",
            "JOIN-13",
            "It answers a JoinInit without a usable key with a challenge that nobody can solve.",
            (machine, steps) ->
                refusesInitAs(steps, Error.E_GENERIC)
                    ? List.of(new JoinStep.Send(challenge()))
                    : steps),
        steps(
            "wrong-solution-refused-without-answer",
            "JOIN-22",
            "It ends the stream on a wrong solution and does not say why.",
            (machine, steps) -> refusesSolution(steps) ? steps.subList(1, steps.size()) : steps),
        Mutant.of(
            "refused-yet-listed",
            "JOIN-31",
            "It answers a wrong solution with an error and lists the peer all the same.",
            parts -> Listing.also(parts, JoinMutants::refusesSolution)),
        Mutant.of(
            "refused-random-yet-listed",
            "JOIN-31",
            "It answers a random128 of the wrong length with an error and lists the peer.",
            parts -> Listing.also(parts, JoinMutants::refusesInit)),
        steps(
            "refused-yet-told",
            "JOIN-32",
            "It sends a list behind the error.",
            (machine, steps) ->
                refusesSolution(steps)
                    ? List.of(steps.get(0), new JoinStep.Send(someList()), steps.get(1))
                    : steps),
        Mutant.of(
            "refused-yet-dialable",
            "JOIN-33",
            "A peer with a wrong solution gets an error, is not listed, and can be dialled.",
            Listing::hiddenButOnline),
        Mutant.of(
            "stream-stays-after-refusal",
            "JOIN-34",
            "It leaves the registration stream open after the error about a wrong hash.",
            parts ->
                Steps.around(
                    parts,
                    (machine, message, steps) ->
                        refusesSolution(steps) && message.length == SOLUTION
                            ? steps.subList(0, 1)
                            : steps)),
        Mutant.of(
            "refused-for-ever",
            "JOIN-36",
            "It refuses a peer for ever that it has refused once.",
            parts -> Listing.barred(parts, JoinMutants::refusesSolution)),
        Mutant.of(
            "joins-once-only",
            "JOIN-41",
            "It refuses a peer that was online before.",
            parts -> Listing.barred(parts, JoinMutants::admits)));
  }

  private static List<Mutant> rules() {
    return List.of(
        random("random-of-any-length", "It takes a random128 of any length.", 0, 1 << 20),
        random("random-of-127", "It takes a random128 of 127 bytes.", 127, 127),
        random("random-of-129", "It takes a random128 of 129 bytes.", 129, 129),
        random("random-may-be-absent", "It takes a JoinInit without a random128.", 0, 0),
        random(
            "random-of-128-bits", "It takes a random128 of 128 bits, which are 16 bytes.", 16, 16),
        random(
            "random-of-1024", "It takes a random128 of 1024 bytes, having meant bits.", 1024, 1024),
        random("random-of-256", "It takes a random128 of 256 bytes, as in hexadecimal.", 256, 256),
        random("random-of-64", "It takes a random128 as long as a solution.", 64, 64),
        random("random-may-be-longer", "It takes any random128 of 128 bytes and more.", 129, 9999),
        random(
            "JOIN-11",
            "random-length-in-a-byte",
            "It keeps the length of random128 in one byte, where 384 is 128.",
            length -> length < 1 << 16 && (length & 0xff) == 128),
        random(
            "ROBUST-06",
            "random-length-in-two-bytes",
            "It keeps the length of random128 in two bytes, where 64 KiB and 128 bytes are 128.",
            length -> (length & 0xffff) == 128),
        random(
            "ROBUST-06",
            "random-of-64-kib",
            "It takes a random128 that just fills its buffer of 64 KiB.",
            length -> length == 1 << 16),
        Mutant.of(
            "id-not-checked",
            "JOIN-15",
            "It takes any id with any key.",
            parts -> parts.withJoinRules(comparing(parts.joinRules(), 0))),
        Mutant.of(
            "id-prefix-checked",
            "JOIN-15",
            "It compares the first two bytes of the id with the key's.",
            parts -> parts.withJoinRules(comparing(parts.joinRules(), 2))),
        Mutant.of(
            "id-beginning-checked",
            "JOIN-15",
            "It compares the first 30 bytes of the id with the key's.",
            parts -> parts.withJoinRules(comparing(parts.joinRules(), 30))),
        Mutant.of(
            "known-id-not-checked",
            "JOIN-15",
            "It takes an id that it has once taken with its key with any other key, too.",
            parts -> parts.withJoinRules(knowing(parts.joinRules()))),
        Mutant.of(
            "salt-follows-the-random",
            "JOIN-25",
            "It makes the salt of the random string: the same JoinInit gets the same salt.",
            SaltFollowsRandom::around),
        Mutant.of(
            "ten-joins-at-once",
            "ROBUST-31",
            "It refuses a join while ten others wait for their solution.",
            parts -> limited(parts, 10, true)),
        Mutant.of(
            "eight-joins-at-a-time",
            "ROBUST-02",
            "It answers no JoinInit while eight other peers have not sent their solutions.",
            parts -> limited(parts, 8, false)),
        Mutant.of(
            "one-join-at-a-time",
            "ROBUST-02",
            "It answers no JoinInit while another peer has not sent its solution.",
            parts -> limited(parts, 1, false)));
  }

  private static List<Mutant> orders() {
    return List.of(
        steps(
            "list-before-verify",
            "JOIN-26",
            "It lists the peer, and sends it the list, before the JoinVerify.",
            (machine, steps) -> admits(steps) ? reversed(steps) : steps),
        Mutant.of(
            "listed-before-solution",
            "JOIN-37",
            "It lists a peer from the JoinInit on.",
            parts -> Listing.also(parts, JoinMutants::challenges)),
        Mutant.of(
            "second-init-accepted",
            "JOIN-39",
            "It answers a second JoinInit with a second challenge.",
            parts ->
                Steps.around(
                    parts,
                    (machine, message, steps) ->
                        refusesSolution(steps) && namesPeer(message)
                            ? List.of(new JoinStep.Send(challenge()))
                            : steps)),
        Mutant.of(
            "second-init-joins",
            "JOIN-39",
            "It takes a second JoinInit for the proof of the first.",
            parts ->
                Steps.around(
                    parts,
                    (machine, message, steps) ->
                        refusesSolution(steps) && namesPeer(message)
                            ? List.of(
                                new JoinStep.Send(JoinVerify.getDefaultInstance()),
                                new JoinStep.Admit(idOf(message)))
                            : steps)));
  }

  private static Mutant sends(
      String name, String breaks, String what, UnaryOperator<MessageLite> change) {
    return steps(
        name,
        breaks,
        what,
        (machine, steps) ->
            steps.stream()
                .map(
                    step ->
                        step instanceof JoinStep.Send send
                            ? new JoinStep.Send(change.apply(send.message()))
                            : step)
                .toList());
  }

  private static Mutant steps(String name, String breaks, String what, StepChange change) {
    return Mutant.of(
        name,
        breaks,
        what,
        parts -> Steps.around(parts, (machine, message, steps) -> change.of(machine, steps)));
  }

  private interface StepChange {
    List<JoinStep> of(JoinMachine machine, List<JoinStep> steps);
  }

  private static Mutant random(String name, String what, int from, int to) {
    return random("JOIN-11", name, what, length -> length >= from && length <= to);
  }

  private static Mutant random(String breaks, String name, String what, IntPredicate lengths) {
    return Mutant.of(
        name,
        breaks,
        what,
        parts ->
            parts.withJoinRules(
                new JoinRules() {
                  @Override
                  public Error random(byte[] random128) {
                    return lengths.test(random128.length)
                        ? Error.OK
                        : parts.joinRules().random(random128);
                  }

                  @Override
                  public Error identity(PeerId id, PublicKey key) {
                    return parts.joinRules().identity(id, key);
                  }
                }));
  }

  private static JoinRules comparing(JoinRules right, int bytes) {
    return taking(
        right, (id, key) -> Arrays.equals(id.bytes(), 0, bytes, key.peerId().bytes(), 0, bytes));
  }

  private static JoinRules knowing(JoinRules right) {
    Set<PeerId> known = ConcurrentHashMap.newKeySet();
    return taking(
        right,
        (id, key) -> known.contains(id) || (right.identity(id, key) == Error.OK && known.add(id)));
  }

  /** The right rules, where such an id is taken with such a key, too. */
  private static JoinRules taking(JoinRules right, BiPredicate<PeerId, PublicKey> identities) {
    return new JoinRulesWrapper(right) {
      @Override
      public Error identity(PeerId id, PublicKey key) {
        return identities.test(id, key) ? Error.OK : super.identity(id, key);
      }
    };
  }

  private static ServerParts limited(ServerParts parts, int most, boolean answered) {
    AtomicInteger waiting = new AtomicInteger();
    return Steps.around(
        parts,
        (machine, message, steps) -> {
          if (challenges(steps)) {
            if (waiting.get() >= most) {
              return answered ? refusal() : List.of();
            }
            waiting.incrementAndGet();
          } else if (admits(steps) || refusesSolution(steps)) {
            waiting.decrementAndGet();
          }
          return steps;
        });
  }

  static boolean challenges(List<JoinStep> steps) {
    return sent(steps) instanceof JoinChallenge challenge && challenge.getErrorValue() == 0;
  }

  static boolean refusesInit(List<JoinStep> steps) {
    return sent(steps) instanceof JoinChallenge challenge && challenge.getErrorValue() != 0;
  }

  static boolean refusesInitAs(List<JoinStep> steps, Error error) {
    return sent(steps) instanceof JoinChallenge challenge && challenge.getError() == error;
  }

  static boolean refusesSolution(List<JoinStep> steps) {
    return sent(steps) instanceof JoinVerify verify && verify.getErrorValue() != 0;
  }

  static boolean admits(List<JoinStep> steps) {
    return steps.stream().anyMatch(JoinStep.Admit.class::isInstance);
  }

  /** Who is let in, where somebody is. */
  static PeerId admitted(List<JoinStep> steps) {
    return steps.stream()
        .filter(JoinStep.Admit.class::isInstance)
        .map(step -> ((JoinStep.Admit) step).id())
        .findFirst()
        .orElseThrow();
  }

  static boolean acknowledges(List<JoinStep> steps) {
    return steps.stream().anyMatch(JoinStep.Acknowledge.class::isInstance);
  }

  static List<JoinStep> refusal() {
    return List.of(
        new JoinStep.Send(JoinChallenge.newBuilder().setError(Error.E_GENERIC).build()),
        new JoinStep.Finish("refused"));
  }

  static PeerId idOf(byte[] message) {
    return idIn(message).orElseThrow();
  }

  static Optional<PeerId> idIn(byte[] message) {
    try {
      return Optional.of(PeerId.parse(JoinInit.parseFrom(message).getPeerID().getId()));
    } catch (InvalidProtocolBufferException | KeyException e) {
      return Optional.empty();
    }
  }

  static boolean namesPeer(byte[] message) {
    try {
      return JoinInit.parseFrom(message).hasPeerID();
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  private static Object sent(List<JoinStep> steps) {
    return !steps.isEmpty() && steps.get(0) instanceof JoinStep.Send send ? send.message() : "";
  }

  static List<JoinStep> reversed(List<JoinStep> steps) {
    List<JoinStep> other = new ArrayList<>(steps);
    Collections.reverse(other);
    return other;
  }

  static Message challenge() {
    return JoinChallenge.newBuilder().setSaltEncrypted(SALT).build();
  }

  static Message someList() {
    byte[] id = new byte[34];
    id[0] = 0x12;
    id[1] = 0x20;
    return Discovery.newBuilder().addIds(ByteString.copyFrom(id)).build();
  }

  /** Changes what a right join machine wants done, knowing the message that it is done for. */
  interface Steps {

    List<JoinStep> of(JoinMachine machine, byte[] message, List<JoinStep> steps);

    static ServerParts around(ServerParts parts, Steps change) {
      JoinMachine.Maker right = parts.joins();
      return parts.withJoins(
          made ->
              new JoinWrapper(right.make(made)) {
                @Override
                public List<JoinStep> message(byte[] message) {
                  return change.of(this, message, super.message(message));
                }
              });
    }
  }
}
