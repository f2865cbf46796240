package stardust.io;

import java.util.Arrays;
import java.util.Objects;

/**
 * Bytes in the order of their arrival, for readers that are given chunks of any size. Appending and
 * taking cost amortised constant time for each byte. The queue has no limit of its own: its reader
 * checks declared lengths before it waits for more.
 */
public final class ByteQueue {

  private static final int SMALLEST = 256;
  private static final int KEPT_WHEN_EMPTY = 64 << 10;

  private byte[] buffer = new byte[SMALLEST];
  private int head;
  private int tail;

  /** How many bytes are waiting. */
  public int size() {
    return tail - head;
  }

  /** Whether no byte is waiting. */
  public boolean isEmpty() {
    return head == tail;
  }

  /** Copies the bytes to the end. */
  public void append(byte[] bytes) {
    makeRoom(bytes.length);
    System.arraycopy(bytes, 0, buffer, tail, bytes.length);
    tail += bytes.length;
  }

  /** The byte at this position from the front, 0 to 255, without taking it. */
  public int peek(int index) {
    Objects.checkIndex(index, size());
    return buffer[head + index] & 0xff;
  }

  /** A copy of the first bytes, without taking them. */
  public byte[] peekBytes(int count) {
    Objects.checkFromIndexSize(0, count, size());
    return Arrays.copyOfRange(buffer, head, head + count);
  }

  /** The varint at this position from the front, without taking it. */
  public Varint.Result peekVarint(int index) {
    Objects.checkFromToIndex(index, size(), size());
    return Varint.decode(buffer, head + index, tail);
  }

  /** The unsigned 32-bit big-endian integer at this position from the front, without taking it. */
  public long peekInt32(int index) {
    Objects.checkFromIndexSize(index, Integer.BYTES, size());
    long value = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      value = (value << 8) | peek(index + i);
    }
    return value;
  }

  /** Takes the first bytes. */
  public byte[] take(int count) {
    byte[] bytes = peekBytes(count);
    skip(count);
    return bytes;
  }

  /** Takes everything. */
  public byte[] takeAll() {
    return take(size());
  }

  /** Drops the first bytes. */
  public void skip(int count) {
    Objects.checkFromIndexSize(0, count, size());
    head += count;
    if (head == tail) {
      head = 0;
      tail = 0;
      if (buffer.length > KEPT_WHEN_EMPTY) {
        buffer = new byte[SMALLEST];
      }
    }
  }

  private void makeRoom(int count) {
    if (buffer.length - tail >= count) {
      return;
    }
    int needed = Math.addExact(size(), count);
    // Moving in place pays only when it frees at least half; else it would cost more than constant.
    byte[] target =
        needed <= buffer.length / 2 ? buffer : new byte[Math.max(needed, grown(buffer.length))];
    System.arraycopy(buffer, head, target, 0, size());
    tail = size();
    head = 0;
    buffer = target;
  }

  private static int grown(int length) {
    return (int) Math.min(2L * length, Integer.MAX_VALUE - 8);
  }
}
