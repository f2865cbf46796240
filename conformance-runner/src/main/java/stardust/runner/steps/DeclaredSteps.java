package stardust.runner.steps;

import io.cucumber.java.en.Then;
import java.util.List;
import stardust.runner.judge.NotApplicable;
import stardust.runner.probe.Declared;
import stardust.runner.probe.Offers;
import stardust.runner.probe.Peer;

/** What the server's owner says that it has. */
public final class DeclaredSteps {

  private final Declared declared;
  private final Offers offers;

  public DeclaredSteps(Declared declared, Offers offers) {
    this.declared = declared;
    this.offers = offers;
  }

  @Then("the server agrees to each protocol that is declared of it")
  public void agreesToDeclared() {
    check(offers.missing(declared));
  }

  @Then("the server agrees to each declared muxer behind each declared security protocol")
  public void agreesTogether() {
    check(offers.missingTogether(declared));
  }

  @Then(
      "the server agrees to each further protocol that is declared of it on {peer}'s connection,"
          + " twice")
  public void agreesBesideSession(Peer peer) {
    check(offers.missingOn(peer.link(), declared));
  }

  private void check(List<String> missing) {
    List<String> asked = offers.askable(declared);
    if (asked.isEmpty()) {
      throw new NotApplicable(
          "nothing is declared of the server that could be asked for: --security, --muxer and an"
              + " endpoint file declare what it has");
    }
    Expect.that(
        missing.isEmpty(),
        "an agreement to each of " + String.join(", ", asked),
        String.join("; ", missing));
  }
}
