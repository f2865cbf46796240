package stardust.message;

import java.nio.ByteBuffer;
import stardust.io.ByteQueue;
import stardust.io.Bytes;
import stardust.io.Varint;

/** How the length of a message is written before it. A message may have no bytes at all. */
public enum Framing {
  /** Four bytes, big-endian, unsigned: the binding "libp2p". */
  INT32_BE {
    @Override
    byte[] prefix(long length) {
      return ByteBuffer.allocate(Integer.BYTES).putInt((int) length).array();
    }

    @Override
    public Varint.Result peekLength(ByteQueue queue) {
      return queue.size() < Integer.BYTES
          ? new Varint.Incomplete()
          : new Varint.Value(queue.peekInt32(0), Integer.BYTES);
    }
  },

  /** An unsigned varint: the binding "bare". */
  VARINT {
    @Override
    byte[] prefix(long length) {
      return Varint.encode(length);
    }

    @Override
    public Varint.Result peekLength(ByteQueue queue) {
      return queue.peekVarint(0);
    }
  };

  /** The message with its length before it. */
  public byte[] encode(byte[] message) {
    return encodeRaw(message.length, message);
  }

  /**
   * The bytes with any length before them, true or not. For peers that mean to break the framing.
   *
   * @param declaredLength 0 to 4294967295 for {@link #INT32_BE}; unsigned 64 bits for {@link
   *     #VARINT}
   */
  public byte[] encodeRaw(long declaredLength, byte[] message) {
    return Bytes.concat(prefix(declaredLength), message);
  }

  abstract byte[] prefix(long length);

  /** The length at the front of the queue, and how many bytes it takes there. */
  public abstract Varint.Result peekLength(ByteQueue queue);
}
