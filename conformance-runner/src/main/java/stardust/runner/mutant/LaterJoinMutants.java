package stardust.runner.mutant;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import stardust.binding.Binding;
import stardust.io.Bytes;
import stardust.peer.PeerId;
import stardust.peer.PublicKey;
import stardust.peer.RsaPublicKey;
import stardust.protocol.PeerIds;
import stardust.protocol.Stardust;
import stardust.server.DialRules;
import stardust.server.JoinMachine;
import stardust.server.JoinMachine.State;
import stardust.server.JoinStep;
import stardust.server.OnlinePeers;
import stardust.server.ServerParts;
import stardust.spec.message.Error;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinVerify;

/** Servers to whom a plain join is right, and one that goes another way is not. */
final class LaterJoinMutants {

  /** Of a message that has its field 2 in front. */
  private static final byte SECOND_FIELD = 0x12;

  private static final ByteString SOME_SALT = ByteString.copyFrom(new byte[256]);

  private static final int MOST_REFUSALS = 3;

  private LaterJoinMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "init-in-the-order-of-the-schema-only",
            "JOIN-01",
            "It refuses a JoinInit whose peerID comes before its random128.",
            parts ->
                JoinMutants.Steps.around(
                    parts,
                    (machine, message, steps) ->
                        JoinMutants.challenges(steps) && message[0] == SECOND_FIELD
                            ? JoinMutants.refusal()
                            : steps)),
        Mutant.of(
            "salt-of-half-the-key",
            "JOIN-02",
            "Its salts are half as long as the key, which is 128 bytes for RSA-2048 only.",
            LaterJoinMutants::saltOfHalfTheKey),
        Mutant.of(
            "error-about-the-id-with-salt",
            "JOIN-05",
            "It draws the salt before it compares the id with the key, and sends it with the"
                + " error.",
            LaterJoinMutants::saltInErrorAboutId),
        Mutant.of(
            "digits-for-whom-it-knows",
            "JOIN-06",
            "The salts of a peer that it has challenged before are 128 hexadecimal digits.",
            LaterJoinMutants::digitsForKnown),
        Mutant.of(
            "one-challenge-for-each-id",
            "JOIN-21",
            "It keeps the salts by id: whoever begins a join under an id spoils another's.",
            LaterJoinMutants::oneSaltForEachKey),
        Mutant.of(
            "one-salt-for-joins-under-way",
            "JOIN-25",
            "It has one salt for all joins of a peer that wait for their solution.",
            LaterJoinMutants::oneSaltUntilSolved),
        Mutant.of(
            "list-before-verify-for-whom-it-knows",
            "JOIN-26",
            "It sends a peer that is online already the list before the JoinVerify.",
            parts ->
                JoinMutants.Steps.around(
                    parts,
                    (machine, message, steps) ->
                        admitsKnown(steps, parts.online()) ? JoinMutants.reversed(steps) : steps)),
        Mutant.of(
            "list-for-whoever-goes-on",
            "JOIN-32",
            "It leaves the stream of a refused peer open, and sends a list when that goes on.",
            parts ->
                staysAfterRefusal(
                    parts,
                    (join, message, steps) -> List.of(new JoinStep.Send(JoinMutants.someList())))),
        Mutant.of(
            "second-try-on-the-same-stream",
            "JOIN-33",
            "It leaves the stream of a refused peer open, and takes the right solution after all.",
            parts ->
                staysAfterRefusal(
                    parts,
                    (join, message, steps) ->
                        RememberedJoin.solutionIn(message).equals(join.solution())
                            ? admitted(join.id())
                            : steps)),
        Mutant.of(
            "refused-for-ever-after-three-times",
            "JOIN-36",
            "It refuses a peer for ever that it has refused three times.",
            LaterJoinMutants::barredAfterThree),
        Mutant.of(
            "known-peer-listed-before-solution",
            "JOIN-37",
            "It lists a peer that was online before from its JoinInit on.",
            Listing::known),
        Mutant.of(
                "cut-join-resumed",
                "JOIN-38",
                "It takes the solution of a join that was cut off as the first message of another.",
                LaterJoinMutants::resuming)
            .in(Binding.BARE),
        Mutant.of(
            "same-init-answered-again",
            "JOIN-39",
            "It takes the same JoinInit for one that was sent again, and answers it with a"
                + " challenge.",
            parts ->
                RememberedJoin.around(
                    parts,
                    (join, message, steps) ->
                        JoinMutants.refusesSolution(steps) && join.hasBegunWith(message)
                            ? List.of(new JoinStep.Send(JoinMutants.challenge()))
                            : steps)),
        Mutant.of(
            "second-init-names-who-joins",
            "JOIN-39",
            "It joins the id of a second JoinInit for the solution of the first.",
            LaterJoinMutants::joiningTheSecond),
        Mutant.of(
            "dialled-peer-cannot-come-back",
            "JOIN-41",
            "It keeps the id of a peer that was dialled, and refuses it when it comes back.",
            LaterJoinMutants::keepingTheDialled));
  }

  private static ServerParts saltOfHalfTheKey(ServerParts parts) {
    Map<String, byte[]> sent = new ConcurrentHashMap<>();
    return parts
        .withChallenges(
            (key, salt) -> {
              byte[] longer = Arrays.copyOf(salt, Math.max(salt.length, bytes(key) / 2));
              sent.put(Bytes.hex(salt), longer);
              return parts.challenges().encrypt(key, longer);
            })
        .withSolutions(
            (random, salt, solution) ->
                parts
                    .solutions()
                    .isRight(random, sent.getOrDefault(Bytes.hex(salt), salt), solution));
  }

  private static int bytes(PublicKey key) {
    return key instanceof RsaPublicKey rsa ? rsa.bits() / 8 : 0;
  }

  private static ServerParts saltInErrorAboutId(ServerParts parts) {
    JoinStep error =
        new JoinStep.Send(
            JoinChallenge.newBuilder()
                .setError(Error.E_GENERIC)
                .setSaltEncrypted(SOME_SALT)
                .build());
    return JoinMutants.Steps.around(
        parts,
        (machine, message, steps) ->
            JoinMutants.refusesInitAs(steps, Error.E_GENERIC)
                    && JoinMutants.idIn(message).isPresent()
                ? List.of(error, steps.get(1))
                : steps);
  }

  private static ServerParts digitsForKnown(ServerParts parts) {
    Set<PublicKey> known = ConcurrentHashMap.newKeySet();
    return parts.withChallenges(
        (key, salt) -> {
          if (!known.add(key)) {
            byte[] half = Arrays.copyOf(salt, Stardust.SALT_BYTES / 2);
            System.arraycopy(Bytes.hex(half).getBytes(US_ASCII), 0, salt, 0, salt.length);
          }
          return parts.challenges().encrypt(key, salt);
        });
  }

  private static ServerParts oneSaltForEachKey(ServerParts parts) {
    Map<PublicKey, byte[]> last = new ConcurrentHashMap<>();
    Map<String, PublicKey> keys = new ConcurrentHashMap<>();
    return parts
        .withChallenges(
            (key, salt) -> {
              last.put(key, salt.clone());
              keys.put(Bytes.hex(salt), key);
              return parts.challenges().encrypt(key, salt);
            })
        .withSolutions(
            (random, salt, solution) -> {
              PublicKey key = keys.get(Bytes.hex(salt));
              byte[] kept = key == null ? salt : last.getOrDefault(key, salt);
              return parts.solutions().isRight(random, kept, solution);
            });
  }

  private static ServerParts oneSaltUntilSolved(ServerParts parts) {
    Map<PublicKey, byte[]> underWay = new ConcurrentHashMap<>();
    return parts
        .withChallenges(
            (key, salt) -> {
              byte[] first = underWay.computeIfAbsent(key, k -> salt.clone());
              System.arraycopy(first, 0, salt, 0, salt.length);
              return parts.challenges().encrypt(key, salt);
            })
        .withSolutions(
            (random, salt, solution) -> {
              underWay.values().removeIf(each -> Arrays.equals(each, salt));
              return parts.solutions().isRight(random, salt, solution);
            });
  }

  private static boolean admitsKnown(List<JoinStep> steps, OnlinePeers online) {
    return steps.stream()
        .anyMatch(
            step -> step instanceof JoinStep.Admit admit && online.find(admit.id()).isPresent());
  }

  /** What comes behind the refusal is for the change to answer. */
  private static ServerParts staysAfterRefusal(ServerParts parts, RememberedJoin.Change later) {
    return RememberedJoin.around(
        parts,
        (join, message, steps) -> {
          if (JoinMutants.refusesSolution(steps)) {
            return steps.subList(0, 1);
          }
          return join.state() == State.OVER && steps.isEmpty()
              ? later.of(join, message, steps)
              : steps;
        });
  }

  static List<JoinStep> admitted(PeerId id) {
    return List.of(new JoinStep.Send(JoinVerify.getDefaultInstance()), new JoinStep.Admit(id));
  }

  private static ServerParts barredAfterThree(ServerParts parts) {
    Map<PeerId, Integer> refusals = new ConcurrentHashMap<>();
    return RememberedJoin.around(
        parts,
        (join, message, steps) -> {
          if (JoinMutants.refusesSolution(steps)) {
            refusals.merge(join.id(), 1, Integer::sum);
          }
          return JoinMutants.admits(steps) && refusals.getOrDefault(join.id(), 0) >= MOST_REFUSALS
              ? List.of(
                  new JoinStep.Send(JoinVerify.newBuilder().setError(Error.E_GENERIC).build()),
                  new JoinStep.Finish("refused too often"))
              : steps;
        });
  }

  private static ServerParts resuming(ServerParts parts) {
    Map<String, PeerId> waiting = new ConcurrentHashMap<>();
    return RememberedJoin.around(
        parts,
        (join, message, steps) -> {
          if (JoinMutants.challenges(steps)) {
            waiting.put(join.solution(), join.id());
            return steps;
          }
          PeerId resumed = waiting.remove(RememberedJoin.solutionIn(message));
          return resumed != null && JoinMutants.refusesInit(steps) ? admitted(resumed) : steps;
        });
  }

  private static ServerParts joiningTheSecond(ServerParts parts) {
    JoinMachine.Maker right = parts.joins();
    return parts.withJoins(made -> new SecondNamed(right.make(made)));
  }

  /** Keeps quiet about a second JoinInit if its id is another one. */
  private static final class SecondNamed extends JoinWrapper {

    private Optional<PeerId> named = Optional.empty();

    SecondNamed(JoinMachine right) {
      super(right);
    }

    @Override
    public List<JoinStep> message(byte[] message) {
      Optional<PeerId> id = JoinMutants.idIn(message);
      if (state() == State.AWAITING_INIT) {
        named = id;
      } else if (state() == State.AWAITING_SOLUTION && id.isPresent() && !id.equals(named)) {
        named = id;
        return List.of();
      }
      List<JoinStep> steps = super.message(message);
      return JoinMutants.admits(steps) ? admitted(named.orElseThrow()) : steps;
    }
  }

  private static ServerParts keepingTheDialled(ServerParts parts) {
    Set<PeerId> dialled = ConcurrentHashMap.newKeySet();
    ServerParts noting =
        parts.withDialRules(
            (dialer, target, online) -> {
              DialRules.Decision decision = parts.dialRules().decide(dialer, target, online);
              if (decision instanceof DialRules.Allowed) {
                PeerIds.read(target).ifPresent(dialled::add);
              }
              return decision;
            });
    return JoinMutants.Steps.around(
        noting,
        (machine, message, steps) ->
            JoinMutants.challenges(steps)
                    && JoinMutants.idIn(message).filter(dialled::contains).isPresent()
                ? JoinMutants.refusal()
                : steps);
  }
}
