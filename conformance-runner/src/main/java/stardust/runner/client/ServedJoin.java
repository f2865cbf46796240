package stardust.runner.client;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stardust.io.Bytes;
import stardust.message.RawMessage;
import stardust.peer.KeyException;
import stardust.peer.PeerId;
import stardust.peer.RsaPublicKey;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Arrival;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.MessagePipe;
import stardust.runner.salvage.Formulas;
import stardust.runner.salvage.Inputs;
import stardust.runner.time.Timing;
import stardust.spec.message.Discovery;
import stardust.spec.message.DiscoveryAck;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinChallengeSolution;
import stardust.spec.message.JoinInit;
import stardust.spec.message.JoinVerify;

/** One join of the client, from the server's side: what came, and what was answered. */
public final class ServedJoin {

  /** What a right client answers a challenge with. */
  public static final String SOLUTION =
      "a JoinChallengeSolution of SHA-512(random128, salt), 64 bytes";

  /** What a right client answers lists with. */
  public static final String ACK = "a DiscoveryAck for each Discovery";

  private static final int SALT_BYTES = 128;

  /** So many are without one that is wanted once in more runs than there will be. */
  private static final int MOST_SALTS = 20_000;

  private final MessagePipe pipe;
  private final Timing timing;
  private final Random random;
  private @Nullable JoinInit init;
  private byte[] salt = new byte[0];
  private byte[] encrypted = new byte[0];
  private int lists;
  private int acks;

  ServedJoin(MessagePipe pipe, Timing timing, Random random) {
    this.pipe = pipe;
    this.timing = timing;
    this.random = random;
  }

  /** The registration stream. */
  public MessagePipe pipe() {
    return pipe;
  }

  /** The JoinInit, for which this waits once; that there is none breaks JOIN-63. */
  public JoinInit init() {
    if (init == null) {
      String expected = "a JoinInit as the first message";
      Arrival arrival = pipe.next(JoinInit.class, timing.answer());
      if (!(arrival instanceof Arrival.Message message)) {
        throw RequirementBroken.of("JOIN-63", expected, arrival.seen("the client"));
      }
      try {
        init = JoinInit.parseFrom(message.payload());
      } catch (InvalidProtocolBufferException e) {
        String seen = "a message came that is none: " + e.getMessage();
        throw RequirementBroken.of("JOIN-63", expected, seen);
      }
    }
    return init;
  }

  /** Who claims to join. */
  public ClaimedId claim() {
    return new ClaimedId(init().getPeerID());
  }

  /** The key to encrypt to. */
  public RsaPublicKey key() {
    return claim().key();
  }

  /** So many random bytes. */
  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Challenges the client as a right server does. */
  public void challenge() {
    challengeWith(salt(() -> bytes(SALT_BYTES), ServedJoin::isPlain));
  }

  /**
   * The first of these salts whose solution is as wanted.
   *
   * @throws IllegalStateException when none of very many is
   */
  public byte[] salt(Supplier<byte[]> salts, Predicate<byte[]> wanted) {
    byte[] random128 = init().getRandom128().toByteArray();
    return Stream.generate(salts)
        .limit(MOST_SALTS)
        .filter(each -> wanted.test(Exchange.hash(random128, each)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no salt has such a solution"));
  }

  /**
   * Whether a solution can be taken for text or a number unharmed: what a client does otherwise has
   * its own scenarios, and must not depend on luck elsewhere.
   */
  public static boolean isPlain(byte[] solution) {
    return solution[0] != 0 && endsPlainly(solution);
  }

  /** The same of its end alone. */
  public static boolean endsPlainly(byte[] solution) {
    byte last = solution[solution.length - 1];
    return last != 0 && last != ' ';
  }

  /** Challenges the client with this salt. */
  public void challengeWith(byte[] chosen) {
    pipe.send(challengeOf(chosen));
  }

  /** The challenge of this salt, for whoever adds something to it. */
  public JoinChallenge challengeOf(byte[] chosen) {
    return challengeOf(chosen, key());
  }

  /** The challenge of this salt under another key. */
  public JoinChallenge challengeOf(byte[] chosen, RsaPublicKey key) {
    salt = chosen.clone();
    try {
      encrypted = key.encrypt(chosen);
    } catch (KeyException e) {
      throw RequirementBroken.of(
          "JOIN-63",
          "a key that a salt can be encrypted to",
          "it is " + key + ": " + e.getMessage());
    }
    return JoinChallenge.newBuilder().setSaltEncrypted(ByteString.copyFrom(encrypted)).build();
  }

  /** Waits for the right solution; anything else breaks JOIN-65. */
  public void awaitSolution() {
    Arrival arrival = nextSolution();
    if (!(arrival instanceof Arrival.Message message)) {
      throw RequirementBroken.of("JOIN-65", SOLUTION, arrival.seen("the client"));
    }
    checkSolution(message);
  }

  /** What comes within the time of an answer. */
  public Arrival nextSolution() {
    return pipe.next(JoinChallengeSolution.class, timing.answer());
  }

  /** Checks a solution; a wrong one breaks JOIN-65. */
  public void checkSolution(Arrival.Message message) {
    byte[] right = Exchange.hash(init().getRandom128().toByteArray(), salt);
    byte[] solution = solution(message.payload());
    if (!Arrays.equals(solution, right)) {
      throw RequirementBroken.of("JOIN-65", SOLUTION, described(solution));
    }
  }

  /** What comes within the time where no solution may. */
  public Arrival afterRefusal(Duration timeout) {
    return pipe.next(JoinChallengeSolution.class, timeout);
  }

  /** Lets the client in. */
  public void accept() {
    pipe.send(JoinVerify.getDefaultInstance());
  }

  /** Lets the client in and sends a list, in one write. */
  public void acceptAndList(List<PeerId> online) {
    lists++;
    byte[] verify = pipe.frame(JoinVerify.getDefaultInstance().toByteArray());
    byte[] list = pipe.frame(listOf(online).toByteArray());
    pipe.sendRaw(Bytes.concat(verify, list), "JoinVerify and Discovery in one write");
  }

  /** Sends a list. */
  public void list(List<PeerId> online) {
    lists++;
    pipe.send(listOf(online));
  }

  /** A list, for whoever adds something to it. */
  public static Discovery listOf(List<PeerId> online) {
    Discovery.Builder list = Discovery.newBuilder();
    online.forEach(id -> list.addIds(ByteString.copyFrom(id.bytes())));
    return list.build();
  }

  /** Sends a list in a form of its own. */
  public void list(RawMessage list, String what) {
    lists++;
    pipe.sendPayload(list.toBytes(), what);
  }

  /** Sends so many lists in one write. */
  public void lists(List<PeerId> online, int count) {
    lists += count;
    byte[] payload = listOf(online).toByteArray();
    byte[] frame = pipe.frame(payload);
    byte[] all = new byte[frame.length * count];
    for (int i = 0; i < count; i++) {
      System.arraycopy(frame, 0, all, i * frame.length, frame.length);
    }
    pipe.sendRaw(all, count + " Discoveries in one write");
  }

  /** How many lists were sent. */
  public int sentLists() {
    return lists;
  }

  /** Waits until every list is acknowledged; anything but an acknowledgement breaks DISC-41. */
  public void awaitAcks() {
    missingAcks()
        .ifPresent(
            seen -> {
              throw RequirementBroken.of("DISC-41", ACK, seen);
            });
  }

  /** Waits until every list is acknowledged; what came instead, if they are not. */
  public Optional<String> missingAcks() {
    while (acks < lists) {
      Arrival arrival = nextAck(timing.answer());
      if (!(arrival instanceof Arrival.Message)) {
        return Optional.of(
            acks + " came for " + lists + " lists, then " + arrival.seen("the client"));
      }
    }
    return Optional.empty();
  }

  /** What comes next where an acknowledgement may; no acknowledgement breaks DISC-41. */
  public Arrival nextAck(Duration timeout) {
    Arrival arrival = pipe.next(DiscoveryAck.class, timeout);
    if (arrival instanceof Arrival.Message message) {
      checkAck(message.payload());
      acks++;
    }
    return arrival;
  }

  /** How many acknowledgements came. */
  public int acks() {
    return acks;
  }

  private static void checkAck(byte[] payload) {
    try {
      var unused = DiscoveryAck.parseFrom(payload);
    } catch (InvalidProtocolBufferException e) {
      throw RequirementBroken.of(
          "DISC-41", ACK, "a message of " + payload.length + " bytes came that is none");
    }
  }

  private static byte[] solution(byte[] payload) {
    try {
      return JoinChallengeSolution.parseFrom(payload).getSolution().toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw RequirementBroken.of(
          "JOIN-65",
          "a JoinChallengeSolution",
          "a message of " + payload.length + " bytes came that is none");
    }
  }

  private String described(byte[] solution) {
    Inputs inputs =
        new Inputs(
            init().getRandom128().toByteArray(), salt, encrypted, init().getPeerID().getId());
    return Formulas.likely().stream()
        .filter(formula -> Arrays.equals(formula.solve(inputs), solution))
        .findFirst()
        .map(formula -> "it is " + formula.name() + ": " + formula.difference())
        .orElse("it is another one, of " + solution.length + " bytes");
  }
}
