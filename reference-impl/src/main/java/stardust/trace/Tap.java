package stardust.trace;

import java.util.function.Supplier;

/**
 * Listens at the layer boundaries of one connection. Called in the connection's loop, in the order
 * in which things happened; must return at once.
 */
public interface Tap {

  /** Listens to nothing, and costs nothing: events are not even made. */
  Tap NONE =
      new Tap() {
        @Override
        public void event(WireEvent event) {}

        @Override
        public void record(Supplier<WireEvent> event) {}
      };

  /** Takes one event. */
  void event(WireEvent event);

  /** Takes an event that is made only if someone listens. */
  default void record(Supplier<WireEvent> event) {
    event(event.get());
  }
}
