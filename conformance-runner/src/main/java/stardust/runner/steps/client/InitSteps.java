package stardust.runner.steps.client;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import stardust.peer.RsaPublicKey;
import stardust.runner.client.ClientUnderTest;
import stardust.runner.client.ServedJoin;
import stardust.runner.client.Visit;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.keyhunt.KeyHunt;
import stardust.runner.time.Timing;
import stardust.spec.message.Error;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinVerify;

/** What a JoinInit holds, and what nothing may hold. */
public final class InitSteps {

  private static final int RANDOM_BYTES = 128;

  /** Two joins have so many bytes in common by chance once in 2 to the 100th. */
  private static final int PART = 16;

  private final ClientUnderTest client;
  private final Timing timing;
  private final List<byte[]> randoms = new ArrayList<>();

  public InitSteps(ClientUnderTest client, Timing timing) {
    this.client = client;
    this.timing = timing;
  }

  @When("the client is started {int} times")
  public void isStartedTimes(int times) {
    for (int i = 0; i < times; i++) {
      client.start();
      keepRandom();
    }
  }

  @Given("the client was refused with {word}")
  public void wasRefused(String error) {
    Visit visit = client.start();
    keepRandom();
    if (error.equals(Error.E_INCORRECT_SOLUTION.name())) {
      ServedJoin join = visit.solved();
      join.pipe().send(JoinVerify.newBuilder().setError(Error.valueOf(error)).build());
    } else {
      ServedJoin join = visit.join();
      join.pipe().send(JoinChallenge.newBuilder().setError(Error.valueOf(error)).build());
    }
  }

  @Then("each random128 is 128 bytes long")
  public void areLong() {
    randoms.forEach(InitSteps::checkLength);
  }

  @Then("its random128 is 128 bytes long")
  public void isLong() {
    checkLength(random());
  }

  @Then("no two have a part of random128 in common")
  public void shareNothing() {
    checkParts();
  }

  @Then("its random128 has no part in common with the one before")
  public void sharesNothing() {
    keepRandom();
    checkParts();
  }

  @Then("it sends an id in base58btc and its key in base64, and they belong together")
  public void belongTogether() {
    client.visit().join().claim().check();
  }

  @Then("nothing that it has sent contains its private key")
  public void containsNoSecret() {
    // What is still on its way counts.
    var unused = client.visit().caller().awaitEnd(timing.slack());
    for (RsaPublicKey key : keys()) {
      RSAPublicKey numbers = key.toJava();
      KeyHunt hunt = new KeyHunt(numbers.getModulus(), numbers.getPublicExponent());
      Optional<String> found = hunt.in(client.overheard().bytes());
      ClientExpect.that(
          found.isEmpty(),
          "nothing of the client's private key",
          found.map(what -> "the client sent " + what).orElse(""));
    }
  }

  /** Those that it has proved to hold, and the one that it joins with. */
  private Set<RsaPublicKey> keys() {
    Set<RsaPublicKey> keys = new LinkedHashSet<>(client.overheard().keys());
    keys.add(client.visit().join().key());
    return keys;
  }

  private void keepRandom() {
    randoms.add(random());
  }

  private byte[] random() {
    return client.visit().join().init().getRandom128().toByteArray();
  }

  private void checkParts() {
    Set<String> seen = new HashSet<>();
    for (byte[] random : randoms) {
      Set<String> own = new HashSet<>();
      for (int at = 0; at + PART <= random.length; at++) {
        own.add(Arrays.toString(Arrays.copyOfRange(random, at, at + PART)));
      }
      if (own.stream().anyMatch(seen::contains)) {
        throw RequirementBroken.here(
            "a random128 drawn anew for every join",
            "two joins have " + PART + " bytes of it in common, or all");
      }
      seen.addAll(own);
    }
  }

  private static void checkLength(byte[] random) {
    ClientExpect.that(
        random.length == RANDOM_BYTES,
        "a random128 of " + RANDOM_BYTES + " bytes",
        "it has " + random.length);
  }
}
