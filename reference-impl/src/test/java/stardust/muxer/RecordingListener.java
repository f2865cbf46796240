package stardust.muxer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stardust.io.Closure;

/** Keeps what a session tells. */
public final class RecordingListener implements MuxerListener {

  private final List<MuxedStream> opened = new ArrayList<>();
  private @Nullable Closure closure;

  @Override
  public void opened(MuxedStream stream) {
    if (closure != null) {
      throw new IllegalStateException("a stream after the end of the session");
    }
    opened.add(stream);
  }

  @Override
  public void closed(Closure cause) {
    if (closure != null) {
      throw new IllegalStateException("the session was closed a second time");
    }
    closure = cause;
  }

  /** The streams that the other side opened, in order. */
  public List<MuxedStream> opened() {
    return opened;
  }

  /** The stream that the other side opened last. */
  public MuxedStream last() {
    return opened.get(opened.size() - 1);
  }

  /** How the session ended; null while it has not. */
  public @Nullable Closure closure() {
    return closure;
  }
}
