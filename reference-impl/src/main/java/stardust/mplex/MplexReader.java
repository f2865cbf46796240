package stardust.mplex;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stardust.io.ByteQueue;
import stardust.io.Varint;
import stardust.io.Violation;

/**
 * Cuts what arrives into mplex frames. Give it bytes with {@link #append}, take frames with {@link
 * #next} until there is none, then look for a {@link #violation}.
 */
public final class MplexReader {

  private final int mostData;
  private final ByteQueue queue = new ByteQueue();
  private long offset;
  private @Nullable Violation violation;

  /**
   * @param mostData the longest data of a frame that is read, in bytes; longer is a violation, told
   *     from the header alone
   */
  public MplexReader(int mostData) {
    this.mostData = mostData;
  }

  /** Adds bytes that arrived. */
  public void append(byte[] bytes) {
    if (violation == null) {
      queue.append(bytes);
    }
  }

  /** The next whole frame; empty when more bytes are needed or a rule was broken. */
  public Optional<MplexFrame> next() {
    Varint.Value header = varintAt(0, "header");
    if (header == null) {
      return Optional.empty();
    }
    Varint.Value length = varintAt(header.length(), "length");
    if (length == null) {
      return Optional.empty();
    }
    if (length.value() > mostData) {
      broken("a frame declares " + length.value() + " bytes, the limit is " + mostData);
      return Optional.empty();
    }
    return frame(header, length);
  }

  /** What was broken; nothing is read after it. */
  public Optional<Violation> violation() {
    return Optional.ofNullable(violation);
  }

  /** A violation by a frame that was well-formed, at the place that has been reached. */
  Violation violationHere(String what) {
    return new Violation("mplex", what, offset);
  }

  private Optional<MplexFrame> frame(Varint.Value header, Varint.Value length) {
    int headerLength = header.length() + length.length();
    int size = (int) length.value();
    if (queue.size() - headerLength < size) {
      return Optional.empty();
    }
    queue.skip(headerLength);
    offset += headerLength + size;
    int flag = (int) (header.value() & 7);
    return Optional.of(new MplexFrame(header.value() >>> 3, flag, queue.take(size)));
  }

  private Varint.@Nullable Value varintAt(int index, String part) {
    if (violation != null) {
      return null;
    }
    Varint.Result result = queue.peekVarint(index);
    if (result instanceof Varint.Malformed malformed) {
      broken("the " + part + " of a frame: " + malformed.what());
    }
    return result instanceof Varint.Value value ? value : null;
  }

  private void broken(String what) {
    violation = violationHere(what);
    queue.skip(queue.size());
  }
}
