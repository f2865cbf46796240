package stardust.runner.wrap;

import java.util.List;
import stardust.security.SecurityContext;
import stardust.trace.Direction;
import stardust.trace.Field;
import stardust.trace.Tap;
import stardust.trace.WireEvent;

/** Hears which muxers the other side of a handshake of noise names in its payload. */
public final class MuxersHeard implements Tap {

  private final Tap right;
  private volatile List<String> names = List.of();

  /** Beside another listener. */
  public MuxersHeard(Tap right) {
    this.right = right;
  }

  /** The context of a handshake to which this listens. */
  public SecurityContext in(SecurityContext context) {
    return new SecurityContext(
        context.self(), context.expected(), context.timeout(), context.random(), this);
  }

  /** What it has heard so far: nothing if the other side names none. */
  public List<String> names() {
    return names;
  }

  @Override
  public void event(WireEvent event) {
    if (event.direction() == Direction.RECEIVED) {
      event.fields().stream()
          .filter(field -> field.name().equals("stream_muxers"))
          .map(Field::value)
          .findFirst()
          .ifPresent(value -> names = List.of(value.split(", ")));
    }
    right.event(event);
  }
}
