package stardust.runner.steps;

import io.cucumber.java.en.Given;
import java.util.Arrays;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.Peer;

/** Joins with random strings that a server may take for something else than 128 bytes. */
public final class RandomStringSteps {

  private static final int SOME = 8;

  @Given("{peer} has received a challenge for a random128 of zeros")
  public void ofZeros(Peer peer) {
    receivesChallenge(peer, new byte[peer.random128().length]);
  }

  @Given("{peer} has received a challenge for a random128 that begins with zeros")
  public void beginsWithZeros(Peer peer) {
    byte[] random = peer.random128();
    Arrays.fill(random, 0, SOME, (byte) 0);
    receivesChallenge(peer, random);
  }

  @Given("{peer} has received a challenge for a random128 that ends with zeros")
  public void endsWithZeros(Peer peer) {
    receivesChallenge(peer, endingWith(peer, (byte) 0));
  }

  @Given("{peer} has received a challenge for a random128 that ends with line feeds")
  public void endsWithLineFeeds(Peer peer) {
    receivesChallenge(peer, endingWith(peer, (byte) '\n'));
  }

  @Given("{peer} and {peer} have received a challenge for the same random128")
  public void ofOneForBoth(Peer one, Peer other) {
    byte[] random = one.random128();
    receivesChallenge(one, random);
    receivesChallenge(other, random);
  }

  private static byte[] endingWith(Peer peer, byte last) {
    byte[] random = peer.random128();
    Arrays.fill(random, random.length - SOME, random.length, last);
    return random;
  }

  private static void receivesChallenge(Peer peer, byte[] random) {
    Exchange join = peer.exchange();
    join.sendInit(join.init(random));
    peer.awaitChallenge();
  }
}
