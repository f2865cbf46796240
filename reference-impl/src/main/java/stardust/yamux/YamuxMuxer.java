package stardust.yamux;

import java.util.Optional;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Violation;
import stardust.muxer.AbstractMuxer;
import stardust.muxer.MuxedStream;
import stardust.muxer.MuxerLimits;
import stardust.muxer.MuxerListener;
import stardust.trace.Direction;
import stardust.trace.Tap;

/**
 * A session of yamux, {@code /yamux/1.0.0}.
 *
 * <p>Every stream has a window in each direction, so a stream that nobody reads stops its own
 * writer and nobody else. What arrives is taken from the stream beneath at once; the windows bound
 * what is kept.
 */
public final class YamuxMuxer extends AbstractMuxer<YamuxStream> {

  private static final long MOST_ID = 0xffff_ffffL;
  private static final long NORMAL = 0;
  private static final long PROTOCOL_ERROR = 1;

  private final boolean client;
  private final Tap tap;
  private final FlagFrames flagged;
  private final YamuxReader reader = new YamuxReader(this::refuse);
  private long nextId;

  /**
   * Starts a session; see {@link stardust.muxer.MuxerFactory#start}.
   *
   * @param client whether this side dialed the connection, and so has the odd stream ids
   */
  public YamuxMuxer(
      Duplex lower, boolean client, MuxerLimits limits, MuxerListener listener, Tap tap) {
    this(lower, client, limits, listener, tap, FlagFrames.WINDOW_UPDATES);
  }

  YamuxMuxer(
      Duplex lower,
      boolean client,
      MuxerLimits limits,
      MuxerListener listener,
      Tap tap,
      FlagFrames flagged) {
    super(lower, limits, listener);
    this.client = client;
    this.tap = tap;
    this.flagged = flagged;
    this.nextId = client ? 1 : 2;
  }

  @Override
  public String protocol() {
    return Yamux.PROTOCOL;
  }

  @Override
  public MuxedStream open() {
    checkRunning();
    if (nextId > MOST_ID) {
      throw new IllegalStateException("this session has used up its stream ids");
    }
    YamuxStream stream = new YamuxStream(this, nextId, true, limits().streamBytes(), flagged);
    addOpened(nextId, stream);
    nextId += 2;
    stream.announce();
    return stream;
  }

  /** Writes a frame just as it is, without regard for any state. For peers that break rules. */
  public void sendRaw(YamuxFrame frame) {
    tap.record(() -> frame.asEvent(Direction.SENT).asInjected());
    send(frame.encode());
  }

  @Override
  protected void arrived(byte[] bytes) {
    reader.append(bytes);
    Optional<YamuxFrame> next = reader.next();
    while (next.isPresent() && !isOver()) {
      YamuxFrame frame = next.get();
      tap.record(() -> frame.asEvent(Direction.RECEIVED));
      dispatch(frame);
      next = reader.next();
    }
    reader.violation().ifPresent(this::fail);
  }

  @Override
  protected void sayGoodbye() {
    goAway(NORMAL);
  }

  @Override
  protected void complain(Violation violation) {
    goAway(PROTOCOL_ERROR);
  }

  /** Traces a frame that is about to be sent. */
  byte[] sent(YamuxFrame frame) {
    tap.record(() -> frame.asEvent(Direction.SENT));
    return frame.encode();
  }

  void sendNow(YamuxFrame frame) {
    send(sent(frame));
  }

  void ended(long id, boolean openedHere) {
    forget(id, !openedHere);
  }

  private void goAway(long reason) {
    sendNow(YamuxFrame.control(YamuxFrame.GO_AWAY, 0, 0, reason));
  }

  /** A payload beyond the window is refused before it is kept. */
  private Optional<String> refuse(YamuxFrame header) {
    YamuxStream stream = stream(header.streamId());
    // A stream that is over may have had this much, and the frame may have crossed its end.
    long most = Math.max(YamuxFrame.INITIAL_WINDOW, limits().streamBytes());
    long granted = stream == null ? most : stream.granted();
    if (header.length() <= granted) {
      return Optional.empty();
    }
    sendNow(reset(header.streamId()));
    return Optional.of(
        "a Data frame of stream %d declares %d bytes, the window has %d left"
            .formatted(header.streamId(), header.length(), granted));
  }

  private void dispatch(YamuxFrame frame) {
    switch (frame.type()) {
      case YamuxFrame.PING -> ping(frame);
      case YamuxFrame.GO_AWAY -> goneAway(frame.length());
      default -> streamFrame(frame);
    }
  }

  private void ping(YamuxFrame frame) {
    // Answers are not expected, as nothing is asked; they do no harm.
    if (frame.has(YamuxFrame.SYN)) {
      YamuxFrame answer = YamuxFrame.control(YamuxFrame.PING, YamuxFrame.ACK, 0, frame.length());
      answer(sent(answer), YamuxFrame.HEADER);
    }
  }

  private void goneAway(long reason) {
    String why = "the other side went away with reason " + reason;
    endedByOther(new Closure(reason == NORMAL ? Closure.Kind.FINISHED : Closure.Kind.RESET, why));
  }

  private void streamFrame(YamuxFrame frame) {
    if (frame.streamId() == 0) {
      fail(reader.violationHere("a " + frame.name() + " frame for stream 0, the session"));
      return;
    }
    if (frame.has(YamuxFrame.SYN) && stream(frame.streamId()) == null && !accept(frame)) {
      return;
    }
    YamuxStream stream = stream(frame.streamId());
    // Frames for streams that are not, or not any more, are ignored.
    if (stream != null) {
      apply(frame, stream);
    }
  }

  /** Takes a new stream; says whether there is one now. */
  private boolean accept(YamuxFrame frame) {
    long id = frame.streamId();
    if ((id % 2 == 0) != client) {
      fail(reader.violationHere("stream " + id + " was opened by the side that has other ids"));
      return false;
    }
    if (!mayAccept()) {
      answer(sent(reset(id)), YamuxFrame.HEADER);
      return false;
    }
    YamuxStream stream = new YamuxStream(this, id, false, limits().streamBytes(), flagged);
    addAccepted(id, stream);
    if (limits().streamBytes() > YamuxFrame.INITIAL_WINDOW) {
      stream.announce();
    }
    return true;
  }

  private void apply(YamuxFrame frame, YamuxStream stream) {
    if (frame.has(YamuxFrame.RST)) {
      stream.resetByOther();
      return;
    }
    if (frame.type() == YamuxFrame.DATA) {
      stream.data(frame.payload());
    } else {
      stream.addCredit(frame.length());
    }
    if (frame.has(YamuxFrame.FIN)) {
      stream.closedByOther();
    }
  }

  private static YamuxFrame reset(long id) {
    return YamuxFrame.control(YamuxFrame.WINDOW_UPDATE, YamuxFrame.RST, id, 0);
  }
}
