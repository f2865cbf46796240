package stardust.runner.mutant;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.message.FrameReader;
import stardust.message.Framing;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;

/**
 * A stream that is read in the framing of another binding, and handed on to the reader of the right
 * one as that would understand it.
 */
final class Reframing extends ReceiverWrapper {

  /** No length in either framing. */
  private static final int BEYOND_ANY_VARINT = 11;

  private final Duplex stream;
  private final Framing right;
  private final FrameReader reader;
  private boolean broken;

  private Reframing(Receiver receiver, Duplex stream, FrameReader reader, Framing right) {
    super(receiver);
    this.stream = stream;
    this.right = right;
    this.reader = reader;
  }

  static Duplex of(Duplex stream, Framing wrong, Framing right) {
    return through(stream, new FrameReader(wrong), right);
  }

  /** The same with a reader that may be that of other streams too. */
  static Duplex through(Duplex stream, FrameReader reader, Framing right) {
    return new StreamWrapper(stream) {
      @Override
      protected Receiver changed(Receiver receiver) {
        return new Reframing(receiver, stream, reader, right);
      }

      @Override
      public void consumed(int count) {
        // Counted on arrival: what is handed on has another length.
      }
    };
  }

  @Override
  public void bytes(byte[] bytes) {
    stream.consumed(bytes.length);
    byte[] read = read(bytes);
    if (read.length > 0) {
      super.bytes(read);
    }
  }

  /** Streams that share a reader may be of several threads. */
  private byte[] read(byte[] bytes) {
    synchronized (reader) {
      return readAlone(bytes);
    }
  }

  private byte[] readAlone(byte[] bytes) {
    reader.append(bytes);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    FrameReader.Next next = reader.next();
    while (next instanceof FrameReader.Message message) {
      read.writeBytes(right.encode(message.bytes()));
      next = reader.next();
    }
    if (next instanceof FrameReader.Broken && !broken) {
      broken = true;
      byte[] endless = new byte[BEYOND_ANY_VARINT];
      Arrays.fill(endless, (byte) -1);
      read.writeBytes(endless);
    }
    return read.toByteArray();
  }
}
