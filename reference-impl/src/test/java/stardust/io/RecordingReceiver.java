package stardust.io;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Keeps what a stream delivers; consumes it at once unless told to stall. */
public final class RecordingReceiver implements Receiver {

  private final Duplex stream;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int owed;
  private boolean stalled;
  private boolean ended;
  private @Nullable Closure closure;

  private RecordingReceiver(Duplex stream) {
    this.stream = stream;
  }

  /** Receives the stream from now on. */
  public static RecordingReceiver on(Duplex stream) {
    RecordingReceiver receiver = new RecordingReceiver(stream);
    stream.receive(receiver);
    return receiver;
  }

  /** Receives the stream from now on, and consumes nothing until {@link #resume}. */
  public static RecordingReceiver stalledOn(Duplex stream) {
    RecordingReceiver receiver = new RecordingReceiver(stream);
    receiver.stalled = true;
    stream.receive(receiver);
    return receiver;
  }

  /** Consumes nothing from now on. */
  public void stall() {
    stalled = true;
  }

  /** Consumes all that was delivered, and what will be. */
  public void resume() {
    stalled = false;
    int count = owed;
    owed = 0;
    stream.consumed(count);
  }

  /** All that was delivered so far. */
  public byte[] bytes() {
    return bytes.toByteArray();
  }

  /** How many bytes were delivered so far. */
  public int size() {
    return bytes.size();
  }

  /** All that was delivered so far, as UTF-8. */
  public String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Whether the other side half-closed. */
  public boolean ended() {
    return ended;
  }

  /** How it ended; null while it has not. */
  public @Nullable Closure closure() {
    return closure;
  }

  @Override
  public void bytes(byte[] arrived) {
    if (closure != null) {
      throw new IllegalStateException("bytes after the closure");
    }
    bytes.writeBytes(arrived);
    if (stalled) {
      owed += arrived.length;
    } else {
      stream.consumed(arrived.length);
    }
  }

  @Override
  public void end() {
    if (ended || closure != null) {
      throw new IllegalStateException("a second end, or an end after the closure");
    }
    ended = true;
  }

  @Override
  public void closed(Closure cause) {
    if (closure != null) {
      throw new IllegalStateException("closed a second time");
    }
    closure = cause;
  }
}
