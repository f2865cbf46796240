package stardust.report.pcapng;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import stardust.report.model.TraceEvent;
import stardust.report.sequence.Frames;

/**
 * What one side wrote on a stream. The frames of the muxer say how many bytes there were and how
 * they began; the messages, which the trace keeps without their length, fill in more.
 */
final class Side {

  /** No muxer has longer frames; what claims to be longer is damaged. */
  private static final long LONGEST_FRAME = 16 << 20;

  private final boolean varints;
  private final KnownBytes bytes = new KnownBytes();
  private final TreeSet<Integer> starts = new TreeSet<>();
  private final List<Message> messages = new ArrayList<>();
  private int placed;

  /**
   * A message and where it stands.
   *
   * @param from where its length begins
   * @param to behind its last byte
   */
  record Message(TraceEvent event, int from, int to) {
    boolean isCut() {
      return event.hex().length() / 2 < event.length();
    }
  }

  /**
   * @param varints whether the length in front of a message is a varint in the first place
   */
  Side(boolean varints) {
    this.varints = varints;
  }

  /** Adds what a frame carried; the place behind it. */
  int frame(TraceEvent frame) {
    long data = Frames.data(frame);
    long header = frame.length() - data;
    byte[] kept = hex(frame);
    if (data > 0 && data <= LONGEST_FRAME && header >= 0) {
      starts.add(bytes.length());
      int from = (int) Math.min(header, kept.length);
      int to = (int) Math.min(header + data, kept.length);
      bytes.append(Arrays.copyOfRange(kept, from, to), (int) data);
    }
    return bytes.length();
  }

  /**
   * Puts a message, or a line of multistream-select, to where it fits best. Call it when all frames
   * are there.
   */
  void place(TraceEvent event, boolean isMessage) {
    byte[] content = hex(event);
    for (byte[] prefix : prefixes(event, isMessage)) {
      byte[] whole =
          ByteBuffer.allocate(prefix.length + content.length).put(prefix).put(content).array();
      int length = prefix.length + event.length();
      int from = find(whole, length);
      if (from >= 0) {
        bytes.put(from, whole);
        placed = from + length;
        if (isMessage) {
          messages.add(new Message(event, from, placed));
        }
        return;
      }
    }
  }

  private int find(byte[] whole, int length) {
    if (bytes.fits(placed, whole, length)) {
      return placed;
    }
    return starts.tailSet(placed).stream()
        .filter(start -> bytes.fits(start, whole, length))
        .findFirst()
        .orElse(-1);
  }

  /** The messages of which bytes stand between two places. */
  List<Message> messages(int from, int to) {
    return messages.stream().filter(each -> each.from() < to && each.to() > from).toList();
  }

  KnownBytes bytes() {
    return bytes;
  }

  /** Raw bytes have their own length in front, if any. */
  private List<byte[]> prefixes(TraceEvent event, boolean isMessage) {
    byte[] none = {};
    if (!isMessage) {
      return List.of(none);
    }
    byte[] fixed = ByteBuffer.allocate(4).putInt(event.length()).array();
    List<byte[]> all = new ArrayList<>(List.of(fixed));
    all.add(varints ? 0 : 1, varint(event.length()));
    if (event.injected()) {
      all.add(none);
    }
    return all;
  }

  private static byte[] varint(int value) {
    ByteBuffer out = ByteBuffer.allocate(5);
    int left = value;
    while (left >= 0x80) {
      out.put((byte) (left | 0x80));
      left >>>= 7;
    }
    out.put((byte) left);
    return Arrays.copyOf(out.array(), out.position());
  }

  private static byte[] hex(TraceEvent event) {
    String hex = event.hex();
    return hex.matches("([0-9a-f]{2})*") ? HexFormat.of().parseHex(hex) : new byte[0];
  }
}
