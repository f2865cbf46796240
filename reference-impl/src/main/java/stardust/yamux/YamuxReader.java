package stardust.yamux;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stardust.io.ByteQueue;
import stardust.io.Violation;

/**
 * Cuts what arrives into yamux frames. Give it bytes with {@link #append}, take frames with {@link
 * #next} until there is none, then look for a {@link #violation}.
 */
public final class YamuxReader {

  private final DataCheck check;
  private final ByteQueue queue = new ByteQueue();
  private @Nullable YamuxFrame header;
  private long offset;
  private @Nullable Violation violation;

  /** Says from the header of a Data frame alone whether its payload may follow. */
  public interface DataCheck {

    /**
     * Asked once for each Data frame, before its payload is kept.
     *
     * @param header the frame without its payload
     * @return what is wrong with it, as a sentence without full stop; empty when nothing is
     */
    Optional<String> refuse(YamuxFrame header);
  }

  /** Makes a reader that asks before it keeps a payload. */
  public YamuxReader(DataCheck check) {
    this.check = check;
  }

  /** A check that refuses payloads longer than so many bytes. */
  public static DataCheck atMost(long bytes) {
    return header ->
        header.length() <= bytes
            ? Optional.empty()
            : Optional.of(
                "a Data frame declares " + header.length() + " bytes, the limit is " + bytes);
  }

  /** Adds bytes that arrived. */
  public void append(byte[] bytes) {
    if (violation == null) {
      queue.append(bytes);
    }
  }

  /** The next whole frame; empty when more bytes are needed or a rule was broken. */
  public Optional<YamuxFrame> next() {
    if (header == null) {
      header = readHeader();
    }
    YamuxFrame frame = header;
    if (frame == null) {
      return Optional.empty();
    }
    int size = frame.type() == YamuxFrame.DATA ? (int) frame.length() : 0;
    if (queue.size() < size) {
      return Optional.empty();
    }
    header = null;
    offset += YamuxFrame.HEADER + size;
    return Optional.of(size == 0 ? frame : withPayload(frame, queue.take(size)));
  }

  /** What was broken; nothing is read after it. */
  public Optional<Violation> violation() {
    return Optional.ofNullable(violation);
  }

  /** A violation by a frame that was well-formed, at the place that has been reached. */
  Violation violationHere(String what) {
    return new Violation("yamux", what, offset);
  }

  private @Nullable YamuxFrame readHeader() {
    if (violation != null || queue.size() < YamuxFrame.HEADER) {
      return null;
    }
    int flags = queue.peek(2) << 8 | queue.peek(3);
    YamuxFrame read =
        new YamuxFrame(
            queue.peek(0),
            queue.peek(1),
            flags,
            queue.peekInt32(4),
            queue.peekInt32(8),
            new byte[0]);
    Optional<String> wrong = wrongIn(read);
    if (wrong.isPresent()) {
      violation = violationHere(wrong.get());
      queue.skip(queue.size());
      return null;
    }
    queue.skip(YamuxFrame.HEADER);
    return read;
  }

  private Optional<String> wrongIn(YamuxFrame read) {
    if (read.version() != 0) {
      return Optional.of("a frame has version " + read.version() + ", there is only 0");
    }
    if (read.type() > YamuxFrame.GO_AWAY) {
      return Optional.of("a frame has type " + read.type() + ", the highest is 3");
    }
    if (read.type() != YamuxFrame.DATA) {
      return Optional.empty();
    }
    return read.length() > Integer.MAX_VALUE
        ? Optional.of("a Data frame declares " + read.length() + " bytes")
        : check.refuse(read);
  }

  private static YamuxFrame withPayload(YamuxFrame header, byte[] payload) {
    return YamuxFrame.data(header.flags(), header.streamId(), payload);
  }
}
