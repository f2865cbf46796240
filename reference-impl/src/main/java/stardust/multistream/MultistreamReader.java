package stardust.multistream;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stardust.io.ByteQueue;
import stardust.io.Varint;
import stardust.io.Violation;

/**
 * Cuts what arrives into messages of multistream-select. Give it bytes with {@link #append}, take
 * messages with {@link #next} until there is none, then look for a {@link #violation}. What comes
 * after the negotiation is in {@link #rest}.
 */
public final class MultistreamReader {

  private final ByteQueue queue = new ByteQueue();
  private long offset;
  private @Nullable Violation violation;

  /** Adds bytes that arrived. */
  public void append(byte[] bytes) {
    queue.append(bytes);
  }

  /** The next whole message; empty when more bytes are needed or a rule was broken. */
  public Optional<MultistreamLine> next() {
    if (violation != null) {
      return Optional.empty();
    }
    Varint.Result length = queue.peekVarint(0);
    if (length instanceof Varint.Malformed malformed) {
      return broken("the length of a message: " + malformed.what());
    }
    return length instanceof Varint.Value value ? next(value) : Optional.empty();
  }

  /** What was broken; nothing is read after it. */
  public Optional<Violation> violation() {
    return Optional.ofNullable(violation);
  }

  /** How many bytes were not taken as messages. */
  public int size() {
    return queue.size();
  }

  /** Takes all bytes that were not taken as messages. */
  public byte[] rest() {
    return queue.takeAll();
  }

  /** A violation by a message that was well-formed, at the place that has been reached. */
  Violation violationHere(String what) {
    return new Violation("multistream-select", what, offset);
  }

  private Optional<MultistreamLine> next(Varint.Value length) {
    if (length.value() == 0) {
      return broken("a message of length 0");
    }
    if (length.value() > MultistreamLine.MOST_BYTES) {
      return broken(
          "a message of %d bytes, the limit is %d"
              .formatted(length.value(), MultistreamLine.MOST_BYTES));
    }
    int end = length.length() + (int) length.value();
    if (queue.size() < end) {
      return Optional.empty();
    }
    if (queue.peek(end - 1) != '\n') {
      return broken(
          "a message of %d bytes that has no line feed at its end".formatted(length.value()));
    }
    queue.skip(length.length());
    offset += end;
    return Optional.of(MultistreamLine.ofBody(queue.take((int) length.value())));
  }

  private Optional<MultistreamLine> broken(String what) {
    violation = violationHere(what);
    return Optional.empty();
  }
}
