package stardust.message;

import org.jspecify.annotations.Nullable;
import stardust.io.ByteQueue;
import stardust.io.Varint;
import stardust.io.Violation;

/**
 * Cuts a stream into messages, in whatever chunks it arrives. A length over the limit is refused as
 * soon as it is read, before anything of the message is waited for.
 */
public final class FrameReader {

  /** The longest message that a server reads, in bytes; the longest legal one has under 2 KiB. */
  public static final int DEFAULT_LIMIT = 64 << 10;

  private static final String LAYER = "framing";
  private static final Incomplete INCOMPLETE = new Incomplete();

  private final Framing framing;
  private final int limit;
  private final ByteQueue queue = new ByteQueue();
  private long offset;
  private @Nullable Broken broken;

  /** What comes next on the stream. */
  public sealed interface Next {}

  /**
   * A whole message.
   *
   * @param bytes without the length before it; may be empty
   */
  public record Message(byte[] bytes) implements Next {}

  /** The next message is not there yet. */
  public record Incomplete() implements Next {}

  /** The framing is broken, and stays so: nothing behind this place can be read. */
  public record Broken(Violation violation) implements Next {}

  /** Reads messages of up to {@value #DEFAULT_LIMIT} bytes. */
  public FrameReader(Framing framing) {
    this(framing, DEFAULT_LIMIT);
  }

  /**
   * Reads messages of up to the limit.
   *
   * @param limit in bytes, without the length before the message
   */
  public FrameReader(Framing framing, int limit) {
    this.framing = framing;
    this.limit = limit;
  }

  /** Takes what arrived. What arrives after the framing broke is dropped. */
  public void append(byte[] bytes) {
    if (broken == null) {
      queue.append(bytes);
    }
  }

  /** The next message of what has arrived. Call it until it gives no more. */
  public Next next() {
    if (broken != null) {
      return broken;
    }
    Varint.Result length = framing.peekLength(queue);
    if (length instanceof Varint.Value value) {
      return value.value() > limit
          ? breakWith("a message has at most " + limit + " bytes, not " + value.value())
          : message(value.length(), (int) value.value());
    }
    return length instanceof Varint.Malformed malformed
        ? breakWith("in the length of a message, " + malformed.what())
        : INCOMPLETE;
  }

  /** Whether something has arrived that is not yet a whole message. */
  public boolean hasPartialMessage() {
    return !queue.isEmpty();
  }

  /** Takes everything behind the last message: the bytes of the next protocol on the stream. */
  public byte[] rest() {
    offset += queue.size();
    return queue.takeAll();
  }

  private Next message(int prefix, int length) {
    if (queue.size() - prefix < length) {
      return INCOMPLETE;
    }
    queue.skip(prefix);
    offset += prefix + (long) length;
    return new Message(queue.take(length));
  }

  private Broken breakWith(String what) {
    Broken now = new Broken(new Violation(LAYER, what, offset));
    broken = now;
    queue.skip(queue.size());
    return now;
  }
}
