package stardust.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import stardust.io.Bytes;
import stardust.io.Violation;
import stardust.peer.Keys;
import stardust.peer.PrivateKey;
import stardust.protocol.Solution;
import stardust.protocol.StardustVectors;
import stardust.spec.message.Error;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinChallengeSolution;
import stardust.spec.message.JoinInit;
import stardust.spec.message.JoinVerify;
import stardust.spec.message.PeerID;

class StrictJoinMachineTest {

  private static final byte[] INIT = StardustVectors.message("JoinInit");
  private static final byte[] SOLUTION = StardustVectors.message("JoinChallengeSolution");
  private static final byte[] UNKNOWN_FIELD = Bytes.fromHex("7a0568656c6c6f");

  private final ServerParts parts =
      ServerParts.strict(ServerLimits.DEFAULT).withSalts(StardustVectors::salt);
  private final JoinMachine machine = parts.joins().make(parts);

  @Test
  void challengesWithASaltThatOnlyTheClientCanRead() throws Exception {
    byte[] encrypted = challenge(machine.message(INIT)).getSaltEncrypted().toByteArray();

    assertThat(StardustVectors.key("peerA").decrypt(encrypted)).isEqualTo(StardustVectors.salt());
    assertThat(machine.state()).isEqualTo(JoinMachine.State.AWAITING_SOLUTION);
  }

  @Test
  void admitsWhoSolvesTheChallenge() {
    machine.message(INIT);

    assertThat(machine.message(SOLUTION))
        .containsExactly(
            new JoinStep.Send(JoinVerify.getDefaultInstance()),
            new JoinStep.Admit(StardustVectors.id("peerA")));
    assertThat(machine.state()).isEqualTo(JoinMachine.State.ONLINE);
  }

  @Test
  void ignoresUnknownFields() {
    machine.message(Bytes.concat(INIT, UNKNOWN_FIELD));

    assertThat(machine.message(Bytes.concat(SOLUTION, UNKNOWN_FIELD)))
        .contains(new JoinStep.Admit(StardustVectors.id("peerA")));
    assertThat(machine.message(UNKNOWN_FIELD)).containsExactly(new JoinStep.Acknowledge());
  }

  @Test
  void refusesEveryOtherRandomLengthInTheChallenge() {
    for (int length : new int[] {0, 1, 127, 129, 64 << 10}) {
      JoinMachine fresh = parts.joins().make(parts);
      assertRefused(
          fresh,
          fresh.message(init(new byte[length], "peerA")),
          challengeError(Error.E_RAND_LENGTH));
    }
  }

  @Test
  void refusesAnIdThatIsNotTheHashOfTheKey() {
    PeerID mixed =
        PeerID.newBuilder()
            .setId(StardustVectors.id("peerB").toBase58())
            .setPubKey(base64(StardustVectors.key("peerA")))
            .build();

    assertRefused(machine, machine.message(init(mixed)), challengeError(Error.E_GENERIC));
  }

  @Test
  void refusesAnIdThatIsNotBase58() {
    PeerID cid =
        PeerID.newBuilder()
            .setId(StardustVectors.id("peerA").toCid())
            .setPubKey(base64(StardustVectors.key("peerA")))
            .build();

    assertRefused(machine, machine.message(init(cid)), challengeError(Error.E_GENERIC));
  }

  @Test
  void refusesAKeyThatIsNotBase64() {
    PeerID rubbish =
        PeerID.newBuilder()
            .setId(StardustVectors.id("peerA").toBase58())
            .setPubKey("not base64!")
            .build();

    assertRefused(machine, machine.message(init(rubbish)), challengeError(Error.E_GENERIC));
  }

  @Test
  void refusesAKeyThatCannotEncrypt() {
    PrivateKey ed25519 = Keys.generateEd25519(new java.security.SecureRandom());

    assertRefused(
        machine, machine.message(init(identity(ed25519))), challengeError(Error.E_GENERIC));
  }

  @Test
  void refusesAnRsaKeyTooSmallForTheSalt() {
    PrivateKey small = Keys.generateRsa(1104, new java.security.SecureRandom());

    assertRefused(machine, machine.message(init(identity(small))), challengeError(Error.E_GENERIC));
  }

  @Test
  void acceptsTheSmallestRsaKeyThatTheSaltFits() {
    PrivateKey small = Keys.generateRsa(1112, new java.security.SecureRandom());

    assertThat(challenge(machine.message(init(identity(small)))).getError()).isEqualTo(Error.OK);
  }

  @Test
  void refusesAJoinInitWithoutIdentity() {
    byte[] init =
        JoinInit.newBuilder()
            .setRandom128(ByteString.copyFrom(new byte[128]))
            .build()
            .toByteArray();

    assertRefused(machine, machine.message(init), challengeError(Error.E_GENERIC));
  }

  @Test
  void refusesAJoinInitThatDoesNotParse() {
    assertRefused(
        machine, machine.message(Bytes.fromHex("0aff01")), challengeError(Error.E_GENERIC));
  }

  @Test
  void refusesEverySolutionButTheRightOne() {
    byte[] right = Solution.of(StardustVectors.random128(), StardustVectors.salt());
    byte[] lastBitOff = right.clone();
    lastBitOff[63] ^= 1;
    byte[] prefix = java.util.Arrays.copyOf(right, 63);
    byte[] longer = java.util.Arrays.copyOf(right, 65);
    byte[] swapped = Solution.of(StardustVectors.salt(), StardustVectors.random128());
    List<byte[]> wrongs = List.of(lastBitOff, prefix, longer, swapped, new byte[64], new byte[0]);

    for (byte[] wrong : wrongs) {
      JoinMachine fresh = parts.joins().make(parts);
      fresh.message(INIT);
      assertRefused(fresh, fresh.message(solution(wrong)), verifyError(Error.E_INCORRECT_SOLUTION));
    }
  }

  @Test
  void refusesASolutionThatWasRecordedFromAnEarlierJoin() {
    ServerParts fresh = ServerParts.strict(ServerLimits.DEFAULT);
    JoinMachine later = fresh.joins().make(fresh);
    later.message(INIT);

    assertRefused(later, later.message(SOLUTION), verifyError(Error.E_INCORRECT_SOLUTION));
  }

  @Test
  void refusesASecondJoinInitInPlaceOfTheSolution() {
    machine.message(INIT);

    assertRefused(machine, machine.message(INIT), verifyError(Error.E_GENERIC));
  }

  @Test
  void refusesASolutionThatDoesNotParse() {
    machine.message(INIT);

    assertRefused(machine, machine.message(Bytes.fromHex("0aff01")), verifyError(Error.E_GENERIC));
  }

  @Test
  void answersBrokenFramingWithTheErrorOfTheAwaitedMessage() {
    machine.message(INIT);

    assertRefused(
        machine,
        machine.malformed(new Violation("message", "too long", 0)),
        verifyError(Error.E_GENERIC));
  }

  @Test
  void refusesWhenTheSolutionDoesNotComeInTime() {
    machine.message(INIT);

    assertRefused(machine, machine.expired(), verifyError(Error.E_GENERIC));
  }

  @Test
  void saysNothingMoreAfterARefusal() {
    machine.message(init(new byte[1], "peerA"));

    assertThat(machine.message(INIT)).isEmpty();
    assertThat(machine.message(SOLUTION)).isEmpty();
    assertThat(machine.malformed(new Violation("message", "too long", 0))).isEmpty();
    assertThat(machine.expired()).isEmpty();
    assertThat(machine.ended()).isEmpty();
  }

  @Test
  void takesEmptyAndFilledAcknowledgements() {
    join();

    assertThat(machine.message(new byte[0])).containsExactly(new JoinStep.Acknowledge());
    assertThat(machine.message(Bytes.fromHex("0a03010203")))
        .containsExactly(new JoinStep.Acknowledge());
  }

  @Test
  void endsARegistrationThatSendsASecondJoinInit() {
    join();

    assertRefused(machine, machine.message(INIT), challengeError(Error.E_GENERIC));
  }

  @Test
  void takesADialRequestOfAMemberForAnAcknowledgement() {
    join();

    assertThat(machine.message(StardustVectors.message("DialRequest")))
        .containsExactly(new JoinStep.Acknowledge());
  }

  @Test
  void endsARegistrationWithoutAWordWhenAnAcknowledgementDoesNotParse() {
    join();

    assertThat(machine.message(Bytes.fromHex("0aff01")))
        .singleElement()
        .isInstanceOf(JoinStep.Finish.class);
  }

  @Test
  void endsARegistrationThatTheClientHalfCloses() {
    join();

    assertThat(machine.ended()).singleElement().isInstanceOf(JoinStep.Finish.class);
  }

  @Test
  void drawsADifferentSaltForEachJoin() throws Exception {
    ServerParts fresh = ServerParts.strict(ServerLimits.DEFAULT);
    List<String> salts = new ArrayList<>();
    for (int join = 0; join < 3; join++) {
      byte[] encrypted =
          challenge(fresh.joins().make(fresh).message(INIT)).getSaltEncrypted().toByteArray();
      salts.add(Bytes.hex(StardustVectors.key("peerA").decrypt(encrypted)));
    }

    assertThat(salts).doesNotHaveDuplicates().allMatch(salt -> salt.length() == 256);
  }

  private void join() {
    machine.message(INIT);
    machine.message(SOLUTION);
    assertThat(machine.state()).isEqualTo(JoinMachine.State.ONLINE);
  }

  private static void assertRefused(
      JoinMachine machine, List<JoinStep> steps, MessageLite expected) {
    assertThat(steps).hasSize(2);
    assertThat(steps.get(0)).isEqualTo(new JoinStep.Send(expected));
    assertThat(steps.get(1)).isInstanceOf(JoinStep.Finish.class);
    assertThat(machine.state()).isEqualTo(JoinMachine.State.OVER);
  }

  private static JoinChallenge challenge(List<JoinStep> steps) {
    assertThat(steps).singleElement().isInstanceOf(JoinStep.Send.class);
    return (JoinChallenge) ((JoinStep.Send) steps.get(0)).message();
  }

  private static JoinChallenge challengeError(Error error) {
    return JoinChallenge.newBuilder().setError(error).build();
  }

  private static JoinVerify verifyError(Error error) {
    return JoinVerify.newBuilder().setError(error).build();
  }

  private static byte[] solution(byte[] solution) {
    return JoinChallengeSolution.newBuilder()
        .setSolution(ByteString.copyFrom(solution))
        .build()
        .toByteArray();
  }

  private static byte[] init(byte[] random, String peer) {
    return JoinInit.newBuilder()
        .setRandom128(ByteString.copyFrom(random))
        .setPeerID(identity(StardustVectors.key(peer)))
        .build()
        .toByteArray();
  }

  private static byte[] init(PeerID identity) {
    return JoinInit.newBuilder()
        .setRandom128(ByteString.copyFrom(new byte[128]))
        .setPeerID(identity)
        .build()
        .toByteArray();
  }

  private static PeerID identity(PrivateKey key) {
    return PeerID.newBuilder()
        .setId(key.publicKey().peerId().toBase58())
        .setPubKey(base64(key))
        .build();
  }

  private static String base64(PrivateKey key) {
    return Base64.getEncoder().encodeToString(key.publicKey().encoded());
  }
}
