package stardust.runner.steps;

import io.cucumber.java.en.Then;
import java.util.List;
import stardust.runner.judge.NotApplicable;
import stardust.runner.probe.Declared;
import stardust.runner.probe.Offers;

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
    List<String> asked = offers.askable(declared);
    if (asked.isEmpty()) {
      throw new NotApplicable(
          "nothing is declared of the server that could be asked for: --security, --muxer and an"
              + " endpoint file declare what it has");
    }
    List<String> missing = offers.missing(declared);
    Expect.that(
        missing.isEmpty(),
        "an agreement to each of " + String.join(", ", asked),
        String.join("; ", missing));
  }
}
