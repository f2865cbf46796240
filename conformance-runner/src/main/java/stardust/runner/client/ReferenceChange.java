package stardust.runner.client;

import java.util.function.UnaryOperator;
import stardust.client.ClientOptions;

/**
 * What makes a client of the reference that is not quite the reference.
 *
 * @param options what it is made of, and how it is run
 * @param told what it makes of what it is told
 * @param screen what it shows
 */
public record ReferenceChange(
    UnaryOperator<ClientOptions> options,
    UnaryOperator<Invitation> told,
    UnaryOperator<Screen> screen) {

  /** None. */
  public static final ReferenceChange NONE =
      new ReferenceChange(
          UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());

  /** The same with other {@link #options}. */
  public ReferenceChange withOptions(UnaryOperator<ClientOptions> other) {
    return new ReferenceChange(other, told, screen);
  }

  /** The same with another {@link #told}. */
  public ReferenceChange withTold(UnaryOperator<Invitation> other) {
    return new ReferenceChange(options, other, screen);
  }

  /** The same with another {@link #screen}. */
  public ReferenceChange withScreen(UnaryOperator<Screen> other) {
    return new ReferenceChange(options, told, other);
  }
}
