package stardust.runner.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import stardust.io.Bytes;
import stardust.runner.probe.Answer;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Peers;
import stardust.spec.message.JoinVerify;

/** What must be new every time. */
public final class FreshnessSteps {

  private final Peers peers;
  private static final int MOST_VALUES = 220;

  private final List<String> salts = new ArrayList<>();

  public FreshnessSteps(Peers peers) {
    this.peers = peers;
  }

  @When("ten fresh peers each get a JoinChallenge")
  public void tenPeersGetChallenges() {
    for (int i = 0; i < 10; i++) {
      salts.add(Bytes.hex(peers.fresh().getChallenge().salt()));
    }
  }

  /**
   * A zero byte ends a text of C: half of all salts have one, and none of the other half shows it.
   */
  @Then("{int} fresh peers are each accepted with the right solution")
  public void areAccepted(int count) {
    for (int i = 0; i < count; i++) {
      Exchange join = peers.fresh().getChallenge();
      join.sendSolution(join.rightSolution());
      Answer<JoinVerify> answer = join.awaitVerify();
      Expect.that(
          answer.accepted(),
          "a JoinVerify without error for the right solution in each of " + count + " joins",
          answer.seen() + " in join " + (i + 1) + ", after accepting " + i + theSalt(join.salt()));
    }
  }

  private static String theSalt(byte[] salt) {
    for (int i = 0; i < salt.length; i++) {
      if (salt[i] == 0) {
        return "; the salt of that join has a zero byte at " + i;
      }
    }
    return "";
  }

  @When("{peer} gets ten challenges, and is cut off after each")
  public void getsTenChallenges(Peer peer) {
    for (int i = 0; i < 10; i++) {
      peer.connect();
      salts.add(Bytes.hex(peer.getChallenge().salt()));
      peer.link().cut();
    }
  }

  @When("{peer} gets three challenges, and is refused for a wrong solution after each")
  public void getsThreeChallenges(Peer peer) {
    for (int i = 0; i < 3; i++) {
      peer.connect();
      salts.add(Bytes.hex(peer.getChallenge().salt()));
      RefusedSteps.failToSolve(peer);
    }
  }

  @When("{peer} gets two challenges for the same JoinInit")
  public void getsTwoChallenges(Peer peer) {
    byte[] random = peer.random128();
    for (int i = 0; i < 2; i++) {
      peer.connect();
      salts.add(Bytes.hex(peer.getChallenge(random).salt()));
    }
  }

  /** Of 1280 random bytes fewer than 220 values have no chance that matters: 254 are expected. */
  @Then("most of the 256 values of a byte occur in their salts")
  public void anyValueOccurs() {
    BitSet values = new BitSet();
    for (String salt : salts) {
      for (byte each : Bytes.fromHex(salt)) {
        values.set(Byte.toUnsignedInt(each));
      }
    }
    Expect.that(
        values.cardinality() >= MOST_VALUES,
        "at least " + MOST_VALUES + " values of a byte in " + salts.size() + " salts",
        "only " + values.cardinality() + " of 256 occur: " + ranges(values));
  }

  /** That ten random bytes are the same has no chance that matters, in 128 places neither. */
  @Then("no byte is the same in all of their salts")
  public void eachPlaceVaries() {
    List<byte[]> all = salts.stream().map(Bytes::fromHex).toList();
    byte[] first = all.get(0);
    BitSet fixed = new BitSet();
    for (int i = 0; i < first.length; i++) {
      int place = i;
      fixed.set(
          place, all.stream().allMatch(salt -> salt.length > place && salt[place] == first[place]));
    }
    Expect.that(
        fixed.isEmpty(),
        all.size() + " salts that are random in each byte",
        fixed.cardinality()
            + " bytes, of which the first is byte "
            + fixed.nextSetBit(0)
            + ", are the same in all of them");
  }

  /** As "30 to 39, 61 to 66", in hexadecimal. */
  private static String ranges(BitSet values) {
    List<String> ranges = new ArrayList<>();
    for (int from = values.nextSetBit(0); from >= 0 && ranges.size() < 8; ) {
      int to = values.nextClearBit(from);
      ranges.add(to - from == 1 ? hex(from) : hex(from) + " to " + hex(to - 1));
      from = values.nextSetBit(to);
    }
    return String.join(", ", ranges);
  }

  private static String hex(int value) {
    return Bytes.hex(new byte[] {(byte) value});
  }

  @Then("no two of their salts are the same")
  public void saltsDiffer() {
    Set<String> different = new HashSet<>(salts);
    Expect.that(
        different.size() == salts.size(),
        salts.size() + " different salts",
        "only " + different.size() + " of them differ");
  }
}
