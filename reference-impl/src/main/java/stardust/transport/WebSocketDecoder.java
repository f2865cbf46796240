package stardust.transport;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import stardust.io.Violation;
import stardust.transport.WebSocketRead.Broken;
import stardust.transport.WebSocketRead.Control;
import stardust.transport.WebSocketRead.Data;

/**
 * Reads WebSocket frames (RFC 6455 section 5) from bytes that come in any portions. Data payload is
 * passed on as it comes, so that what is held is never more than a header and a control frame.
 */
final class WebSocketDecoder {

  static final int PROTOCOL_ERROR = 1002;
  static final int TOO_BIG = 1009;

  private final boolean maskedExpected;
  private final int maxFrameBytes;
  private final Deque<ByteBuffer> input = new ArrayDeque<>();
  private final byte[] head = new byte[WebSocketHeader.LONGEST];
  private int headLength;
  private long offset;
  private @Nullable WebSocketHeader frame;
  private int read;
  private byte[] control = {};
  private boolean inMessage;
  private @Nullable Broken broken;

  /**
   * @param maskedExpected whether the other side is the client, who masks
   * @param maxFrameBytes the longest payload of one frame
   */
  WebSocketDecoder(boolean maskedExpected, int maxFrameBytes) {
    this.maskedExpected = maskedExpected;
    this.maxFrameBytes = maxFrameBytes;
  }

  /** Adds bytes to read. */
  void feed(byte[] bytes) {
    if (bytes.length > 0) {
      input.addLast(ByteBuffer.wrap(bytes));
    }
  }

  /** The next thing in the bytes so far, or null when more bytes are needed. */
  @Nullable WebSocketRead next() {
    while (broken == null) {
      WebSocketHeader current = frame != null ? frame : readHeader();
      if (current == null) {
        return broken;
      }
      WebSocketRead found = readPayload(current);
      if (found != null) {
        return found;
      }
      if (input.isEmpty()) {
        return null;
      }
    }
    return broken;
  }

  private @Nullable WebSocketHeader readHeader() {
    while (headLength < WebSocketHeader.lengthOf(head, headLength)) {
      byte[] portion = take(1);
      if (portion.length == 0) {
        return null;
      }
      head[headLength++] = portion[0];
    }
    WebSocketHeader header = WebSocketHeader.parse(head);
    headLength = 0;
    String wrong = header.complaint(maskedExpected, inMessage);
    if (wrong != null) {
      return broken(wrong, PROTOCOL_ERROR);
    }
    if (header.length() > maxFrameBytes) {
      String what = "a frame of %d bytes, more than the limit of %d";
      return broken(what.formatted(header.length(), maxFrameBytes), TOO_BIG);
    }
    start(header);
    return header;
  }

  private void start(WebSocketHeader header) {
    frame = header;
    read = 0;
    control = new byte[0];
    if (!header.isControl()) {
      inMessage = !header.fin();
    }
  }

  private @Nullable WebSocketRead readPayload(WebSocketHeader header) {
    int length = (int) header.length();
    byte[] portion = header.unmask(take(length - read), read);
    read += portion.length;
    boolean last = read == length;
    if (last) {
      frame = null;
    }
    if (!header.isControl()) {
      boolean nothing = portion.length == 0 && !last;
      return nothing ? null : new Data(header.opcode(), header.fin(), length, portion, last);
    }
    control = concat(control, portion);
    return last ? controlFrame(header.opcode()) : null;
  }

  private @Nullable WebSocketRead controlFrame(int opcode) {
    if (opcode == WebSocketFrame.CLOSE && control.length == 1) {
      broken("a close frame with half a status code", PROTOCOL_ERROR);
      return broken;
    }
    return new Control(opcode, control);
  }

  private @Nullable WebSocketHeader broken(String what, int closeCode) {
    broken = new Broken(new Violation("websocket", what, offset), closeCode);
    return null;
  }

  /** At most so many of the bytes at hand, out of one portion; none if there are none. */
  private byte[] take(int most) {
    ByteBuffer first = input.peekFirst();
    if (first == null) {
      return new byte[0];
    }
    byte[] taken = new byte[Math.min(most, first.remaining())];
    first.get(taken);
    if (!first.hasRemaining()) {
      input.removeFirst();
    }
    offset += taken.length;
    return taken;
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
