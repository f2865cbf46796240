package stardust.protocol;

import org.jspecify.annotations.Nullable;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.io.Violation;
import stardust.message.FrameReader;
import stardust.message.Framing;

/** Cuts what arrives on a stream into messages, and gives the stream back when they are over. */
public final class MessageStream {

  private final Duplex stream;
  private final FrameReader reader;
  private final Cutter cutter = new Cutter();
  private @Nullable Listener listener;

  /**
   * Reads nothing before {@link #listen}.
   *
   * @param framing how the length of each message is written before it
   * @param limit the longest message that is read, in bytes, without its length prefix
   */
  public MessageStream(Duplex stream, Framing framing, int limit) {
    this.stream = stream;
    this.reader = new FrameReader(framing, limit);
  }

  /** Is told what arrives. Called in the stream's loop. */
  public interface Listener {

    /** A message, without its length prefix; may have no bytes at all. */
    void message(byte[] message);

    /** The framing is broken; no message will follow. */
    void malformed(Violation violation);

    /** The other side has half-closed; no message will follow. */
    void ended();

    /** The stream is over. The last call. */
    void closed(Closure closure);
  }

  /** The stream itself, for writing. */
  public Duplex stream() {
    return stream;
  }

  /** Directs what arrives to this listener from now on. */
  public void listen(Listener next) {
    boolean first = listener == null;
    listener = next;
    if (first) {
      stream.receive(cutter);
    }
  }

  /**
   * Ends the reading of messages and gives the stream back. No listener is called any more. When it
   * is called for a message, what arrived behind that message is delivered to the next receiver;
   * else what there is of an unfinished message is dropped.
   */
  public Duplex detach() {
    listener = null;
    stream.release();
    cutter.giveBackRest();
    return stream;
  }

  /** Feeds the reader. What the reader holds of an unfinished message counts as consumed. */
  private final class Cutter implements Receiver {

    private int owed;
    private boolean inMessage;
    private boolean broken;

    /**
     * Behind a message that has just been cut off there is nothing but bytes of the same arrival.
     */
    void giveBackRest() {
      byte[] rest = reader.rest();
      if (inMessage) {
        owed -= rest.length;
        stream.unread(rest);
      }
    }

    @Override
    public void bytes(byte[] bytes) {
      owed = bytes.length;
      if (!broken) {
        reader.append(bytes);
        deliver();
      }
      stream.consumed(owed);
      owed = 0;
    }

    @Override
    public void end() {
      if (listener != null && !broken) {
        listener.ended();
      }
    }

    @Override
    public void closed(Closure closure) {
      if (listener != null) {
        listener.closed(closure);
      }
    }

    private void deliver() {
      while (listener != null && !broken) {
        FrameReader.Next next = reader.next();
        if (next instanceof FrameReader.Message message) {
          inMessage = true;
          listener.message(message.bytes());
          inMessage = false;
        } else if (next instanceof FrameReader.Broken framing) {
          broken = true;
          listener.malformed(framing.violation());
        } else {
          return;
        }
      }
    }
  }
}
