package stardust.runner.client.mutant;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import stardust.runner.client.ReferenceChange;
import stardust.runner.client.Saying;
import stardust.runner.client.Saying.Kind;
import stardust.runner.client.Screen;

/** Clients that do the right thing, and show the wrong one. */
final class Screens {

  private Screens() {}

  /** One that shows nothing of these errors, and does not end. */
  static ClientMutant silent(String name, String breaks, String what, Predicate<String> errors) {
    return mutant(name, breaks, what, right -> new Muted(right, errors) {});
  }

  /** One that ends at these errors with an exit status of its own, and no word. */
  static ClientMutant leaving(
      String name, String breaks, String what, Predicate<String> errors, int status) {
    return mutant(
        name,
        breaks,
        what,
        right ->
            new Muted(right, errors) {
              @Override
              void muted() {
                right.exit(status);
              }
            });
  }

  private static ClientMutant mutant(
      String name, String breaks, String what, UnaryOperator<Screen> screen) {
    return ClientMutant.of(name, breaks, what, ReferenceChange.NONE.withScreen(screen));
  }

  private abstract static class Muted implements Screen {

    private final Screen right;
    private final Predicate<String> errors;
    private boolean muted;

    Muted(Screen right, Predicate<String> errors) {
      this.right = right;
      this.errors = errors;
    }

    void muted() {}

    @Override
    public void say(Saying saying) {
      if (saying.kind() == Kind.ERROR && errors.test(saying.text())) {
        muted = true;
        muted();
      } else if (!muted) {
        right.say(saying);
      }
    }

    @Override
    public void exit(int status) {
      if (!muted) {
        right.exit(status);
      }
    }
  }
}
