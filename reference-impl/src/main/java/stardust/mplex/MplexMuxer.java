package stardust.mplex;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import java.util.function.Consumer;
import stardust.io.Duplex;
import stardust.io.Violation;
import stardust.muxer.AbstractMuxer;
import stardust.muxer.MuxedStream;
import stardust.muxer.MuxerLimits;
import stardust.muxer.MuxerListener;
import stardust.trace.Direction;
import stardust.trace.Tap;

/**
 * A session of mplex, {@code /mplex/6.7.0}. Both sides number the streams that they open from 0.
 *
 * <p>The protocol has no flow control. Bytes that a stream has not consumed count as not consumed
 * on the stream beneath: a stream that nobody reads stalls its whole connection, and only that.
 */
public final class MplexMuxer extends AbstractMuxer<MplexStream> {

  /** Deployed stacks compute headers in 32 bits. */
  private static final long MOST_IDS = 1L << 28;

  private static final byte[] NO_DATA = {};

  private final Tap tap;
  private final MplexReader reader;
  private final Pacer pacer;
  private long nextId;

  /** Starts a session that opens streams at the {@linkplain OpeningRate#DEFAULT usual rate}. */
  public MplexMuxer(Duplex lower, MuxerLimits limits, MuxerListener listener, Tap tap) {
    this(lower, limits, listener, tap, OpeningRate.DEFAULT);
  }

  /** Starts a session; see {@link stardust.muxer.MuxerFactory#start}. */
  public MplexMuxer(
      Duplex lower, MuxerLimits limits, MuxerListener listener, Tap tap, OpeningRate rate) {
    super(lower, limits, listener);
    this.tap = tap;
    this.reader = new MplexReader(Math.min(limits.frameBytes(), MplexFrame.MOST_DATA));
    this.pacer = new Pacer(lower.loop(), rate);
  }

  @Override
  public String protocol() {
    return Mplex.PROTOCOL;
  }

  /**
   * {@inheritDoc} Where many were opened just before, the other side is told a little later; what
   * is written until then waits.
   */
  @Override
  public MuxedStream open() {
    checkRunning();
    if (nextId == MOST_IDS) {
      throw new IllegalStateException("this session has opened " + MOST_IDS + " streams");
    }
    long id = nextId++;
    MplexStream stream = new MplexStream(this, id, true);
    addOpened(key(id, true), stream);
    pacer.run(stream);
    return stream;
  }

  /** Writes a frame just as it is, without regard for any state. For peers that break rules. */
  public void sendRaw(MplexFrame frame) {
    tap.record(() -> frame.asEvent(Direction.SENT).asInjected());
    send(frame.encode());
  }

  @Override
  protected void arrived(byte[] bytes) {
    reader.append(bytes);
    Optional<MplexFrame> next = reader.next();
    while (next.isPresent() && !isOver()) {
      MplexFrame frame = next.get();
      tap.record(() -> frame.asEvent(Direction.RECEIVED));
      dispatch(frame);
      next = reader.next();
    }
    reader.violation().ifPresent(this::fail);
  }

  @Override
  protected void sayGoodbye() {
    // The protocol has no words for it.
  }

  @Override
  protected void complain(Violation violation) {
    // The protocol has no words for it.
  }

  /** Traces a frame that is about to be sent. */
  byte[] sent(MplexFrame frame) {
    tap.record(() -> frame.asEvent(Direction.SENT));
    return frame.encode();
  }

  void sendNow(MplexFrame frame) {
    send(sent(frame));
  }

  void hold(int count) {
    account().hold(count);
  }

  void release(int count) {
    account().release(count);
  }

  void ended(MplexStream stream, long id, boolean openedHere) {
    pacer.cancel(stream);
    forget(key(id, openedHere), !openedHere);
  }

  private void dispatch(MplexFrame frame) {
    switch (frame.flag()) {
      case 0 -> newStream(frame);
      case 1, 2 -> with(frame, stream -> stream.message(frame.data()));
      case 3, 4 -> with(frame, MplexStream::closedByOther);
      case 5, 6 -> with(frame, MplexStream::resetByOther);
      default -> {
        // 7 has no meaning; deployed stacks ignore it.
      }
    }
  }

  private void newStream(MplexFrame frame) {
    long key = key(frame.id(), false);
    if (stream(key) != null) {
      fail(reader.violationHere("stream " + frame.id() + " was opened twice"));
    } else if (mayAccept()) {
      addAccepted(key, new MplexStream(this, frame.id(), false));
    } else {
      MplexFrame reset = new MplexFrame(frame.id(), MplexFlag.RESET.code(false), NO_DATA);
      answer(sent(reset), frame.data().length + 2);
    }
  }

  /** Frames for streams that are not, or not any more, are ignored. */
  private void with(MplexFrame frame, Consumer<MplexStream> action) {
    MplexStream stream = stream(key(frame.id(), !frame.fromInitiator()));
    if (stream != null) {
      action.accept(stream);
    }
  }

  private static long key(long id, boolean openedHere) {
    return id << 1 | (openedHere ? 1 : 0);
  }

  /** Deployed stacks call a stream by its number. */
  static byte[] nameOf(long id) {
    return Long.toString(id).getBytes(US_ASCII);
  }
}
