package stardust.runner.steps;

import com.google.protobuf.ByteString;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Locale;
import stardust.io.Bytes;
import stardust.message.RawMessage;
import stardust.peer.KeyException;
import stardust.peer.PeerId;
import stardust.runner.judge.NotApplicable;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Answer;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.probe.OtherFraming;
import stardust.runner.probe.Peer;
import stardust.runner.probe.PlainUse;
import stardust.runner.time.Timing;
import stardust.spec.message.Error;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinInit;
import stardust.spec.message.PeerID;

/** JoinInit and JoinChallenge. */
public final class JoinSteps {

  private final Timing timing;
  private final OtherFraming otherFraming;
  private final PlainUse plain;

  public JoinSteps(Timing timing, OtherFraming otherFraming, PlainUse plain) {
    this.plain = plain;
    this.timing = timing;
    this.otherFraming = otherFraming;
  }

  @Given("{peer} has opened a registration stream")
  public void opensRegistrationStream(Peer peer) {
    peer.register();
  }

  @Given("{peer} has received a challenge")
  public void receivesChallenge(Peer peer) {
    peer.getChallenge();
  }

  @When("{peer} receives a challenge on a second connection")
  public void receivesChallengeAgain(Peer peer) {
    peer.connect();
    peer.getChallenge();
  }

  /** Whether it does is the server's choice: JOIN-43. */
  @When("{peer} is challenged, if the server lets it in")
  public void isChallengedIfItCan(Peer peer) {
    peer.sendInit();
    Answer<JoinChallenge> answer = peer.exchange().awaitChallenge();
    if (!answer.accepted()) {
      throw new NotApplicable("the server does not let it in: " + answer.seen());
    }
  }

  @When("{peer} joins")
  public void joins(Peer peer) {
    peer.join(Acks.EMPTY);
  }

  @When("{peer} sends a JoinInit")
  public void sendsInit(Peer peer) {
    Exchange join = peer.exchange();
    join.sendInit(join.init(peer.random128()));
  }

  @When("{peer} sends a JoinInit with a random128 of {int} bytes")
  public void sendsInitWithRandomOf(Peer peer, int length) {
    Exchange join = peer.exchange();
    join.sendInit(join.init(peer.bytes(length)));
  }

  @When("{peer} sends a JoinInit one byte at a time")
  public void sendsInitSlowly(Peer peer) {
    Exchange join = peer.exchange();
    JoinInit init = join.init(peer.random128());
    join.expectRandom(init);
    join.pipe().sendSlowly(init, timing.answer());
  }

  /** Each field, of both messages, behind those with higher numbers. */
  @When("{peer} sends a JoinInit with its fields in another order")
  public void sendsInitInOtherOrder(Peer peer) {
    Exchange join = peer.exchange();
    JoinInit init = join.init(peer.random128());
    PeerID peerId = init.getPeerID();
    RawMessage turned =
        RawMessage.empty()
            .message(2, RawMessage.empty().text(2, peerId.getPubKey()).text(1, peerId.getId()))
            .bytes(1, init.getRandom128().toByteArray());
    join.expectRandom(init);
    join.pipe().sendPayload(turned.toBytes(), "JoinInit with its fields in another order");
  }

  @When("{peer} sends the same JoinInit again")
  public void sendsInitAgain(Peer peer) {
    Exchange join = peer.exchange();
    join.sendInit(join.init(join.random128()));
  }

  /** Whether the server challenges it or refuses it is the server's choice: JOIN-43. */
  @When("{peer} begins a join with the id and the key of {peer}")
  public void beginsJoinAs(Peer peer, Peer other) {
    peer.exchange().sendInit(initAs(peer, other));
    peer.exchange().awaitChallenge();
  }

  /** Where it was refused before, it has failed already. */
  @When("{peer}'s join fails")
  public void joinFails(Peer peer) {
    if (!peer.refused()) {
      Exchange join = peer.exchange();
      join.sendSolution(new byte[64]);
      RefusedSteps.checkRefused(join, "JOIN-22");
    }
  }

  @When(
      "{peer} sends a JoinInit with the id and the key of {peer}, and then the solution of its"
          + " challenge")
  public void sendsInitAsAndSolution(Peer peer, Peer other) {
    byte[] solution = peer.exchange().rightSolution();
    peer.exchange().sendInit(initAs(peer, other));
    peer.exchange().sendSolution(solution);
  }

  @When("{peer} sends a JoinInit with the id of {peer} and its own key")
  public void sendsInitWithIdOf(Peer peer, Peer other) {
    sendsMixedInit(peer, other, peer);
  }

  @When("{peer} sends a JoinInit with its own id and the key of {peer}")
  public void sendsInitWithKeyOf(Peer peer, Peer other) {
    sendsMixedInit(peer, peer, other);
  }

  @When("{peer} sends a JoinInit with its id in small letters")
  public void sendsInitInSmallLetters(Peer peer) {
    sendsInitNamed(peer, peer.id().toBase58().toLowerCase(Locale.ROOT), peer);
  }

  @When("{peer} sends a JoinInit with a blank behind its id")
  public void sendsInitWithBlank(Peer peer) {
    sendsInitNamed(peer, peer.id().toBase58() + " ", peer);
  }

  @When("{peer} sends a JoinInit with a line feed behind its id")
  public void sendsInitWithLineFeed(Peer peer) {
    sendsInitNamed(peer, peer.id().toBase58() + "\n", peer);
  }

  @When("{peer} sends a JoinInit with a zero byte behind its id")
  public void sendsInitWithZeroByte(Peer peer) {
    sendsInitNamed(peer, peer.id().toBase58() + "\0", peer);
  }

  @When("{peer} sends a JoinInit with no id but its key")
  public void sendsInitWithoutId(Peer peer) {
    sendsInitNamed(peer, "", peer);
  }

  @When("{peer} sends a JoinInit with the first half of its id")
  public void sendsInitWithHalfAnId(Peer peer) {
    String id = peer.id().toBase58();
    sendsInitNamed(peer, id.substring(0, id.length() / 2), peer);
  }

  @When("{peer} sends a JoinInit with its id with its last bit turned")
  public void sendsInitWithSimilarId(Peer peer) throws KeyException {
    byte[] id = peer.id().bytes();
    id[id.length - 1] ^= 1;
    sendsInitNamed(peer, PeerId.fromBytes(id).toBase58(), peer);
  }

  /** As multibase writes base58btc. */
  @When("{peer} sends a JoinInit with its id behind a z")
  public void sendsInitInMultibase(Peer peer) {
    sendsInitNamed(peer, "z" + peer.id().toBase58(), peer);
  }

  @When("{peer} sends a JoinInit with its id in hexadecimal")
  public void sendsInitInHex(Peer peer) {
    sendsInitNamed(peer, Bytes.hex(peer.id().bytes()), peer);
  }

  @When("{peer} sends a JoinInit with its id as a CID")
  public void sendsInitWithCid(Peer peer) {
    sendsInitNamed(peer, peer.id().toCid(), peer);
  }

  @Then("{peer} receives a JoinChallenge without error")
  public void receivesChallengeWithoutError(Peer peer) {
    JoinChallenge challenge =
        plain.orBlame(() -> Expect.accepted(peer.exchange().awaitChallenge()));
    Expect.that(
        !challenge.getSaltEncrypted().isEmpty(),
        "a JoinChallenge with an encrypted salt",
        "the server sent one with neither an error nor a salt");
  }

  @Then("{peer} is challenged, and not only with the framing of another binding")
  public void isChallengedInThisFraming(Peer peer) {
    Answer<JoinChallenge> answer = peer.exchange().awaitChallenge();
    if (answer.accepted()) {
      return;
    }
    String expected = "a JoinChallenge without error";
    throw otherFraming.isRead()
        ? RequirementBroken.here(
            expected, answer.seen() + "; framed as in the other binding, a JoinInit is read")
        : RequirementBroken.of("JOIN-01", expected, answer.seen());
  }

  @Then("{peer} receives a JoinChallenge with an error")
  public void receivesChallengeWithError(Peer peer) {
    Answer<JoinChallenge> answer = peer.exchange().awaitChallenge();
    if (answer.accepted()) {
      throw RequirementBroken.here(
              "a JoinChallenge with an error", answer.seen() + peer.exchange().lateError())
          .withFields(answer.fields("any but 0"));
    }
    Expect.refused(answer);
  }

  @Then("{peer} receives a JoinChallenge with the error {word}")
  public void receivesChallengeWithError(Peer peer, String error) {
    Answer<JoinChallenge> answer = peer.exchange().awaitChallenge();
    Expect.refused(answer, "JOIN-11");
    Expect.refused(answer, Error.valueOf(error));
  }

  @Then("{peer}'s JoinChallenge carries no salt")
  public void challengeCarriesNoSalt(Peer peer) {
    ByteString salt = peer.exchange().challenge().getSaltEncrypted();
    Expect.that(
        salt.isEmpty(),
        "a JoinChallenge with an error and without a salt",
        "it has an error and saltEncrypted of " + salt.size() + " bytes");
  }

  @Then("{peer}'s salt is 128 bytes long")
  public void saltIs128BytesLong(Peer peer) {
    int length = peer.exchange().salt().length;
    if (length != 128) {
      throw RequirementBroken.of(
          "JOIN-02", "a salt of 128 bytes", "it decrypts to " + length + " bytes");
    }
  }

  private static JoinInit initAs(Peer peer, Peer other) {
    PeerID peerId = Exchange.peerId(other.identity());
    return peer.exchange().init(peer.random128()).toBuilder().setPeerID(peerId).build();
  }

  static void sendsMixedInit(Peer peer, Peer idOf, Peer keyOf) {
    peer.exchange().sendInit(mixedInit(peer, idOf, keyOf));
  }

  /** A JoinInit of the peer with the id of one and the key of another. */
  static JoinInit mixedInit(Peer peer, Peer idOf, Peer keyOf) {
    return initNamed(peer, idOf.id().toBase58(), keyOf);
  }

  private static void sendsInitNamed(Peer peer, String id, Peer keyOf) {
    peer.exchange().sendInit(initNamed(peer, id, keyOf));
  }

  private static JoinInit initNamed(Peer peer, String id, Peer keyOf) {
    JoinInit.Builder init = peer.exchange().init(peer.random128()).toBuilder();
    init.getPeerIDBuilder().setId(id).setPubKey(Exchange.peerId(keyOf.identity()).getPubKey());
    return init.build();
  }
}
