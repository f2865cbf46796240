package stardust.muxer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.io.Receiver;
import stardust.io.Violation;

/**
 * What sessions of every muxer do alike: keep the streams, let them write in turn, end once.
 *
 * @param <S> the streams of the muxer
 */
public abstract class AbstractMuxer<S extends AbstractMuxedStream> implements Muxer {

  /** How long the other side has to end its side of the connection after this side did. */
  private static final Duration LINGER = Duration.ofSeconds(2);

  private final Duplex lower;
  private final MuxerLimits limits;
  private final MuxerListener listener;
  private final LowerAccount account;
  private final FairWriter writer;
  private final Map<Long, S> streams = new LinkedHashMap<>();
  private int accepted;
  private boolean over;

  protected AbstractMuxer(Duplex lower, MuxerLimits limits, MuxerListener listener) {
    this.lower = lower;
    this.limits = limits;
    this.listener = listener;
    this.account = new LowerAccount(lower);
    this.writer = new FairWriter(lower);
    // Later, so that the listener is not called before the caller has the session in hand.
    lower.loop().execute(this::read);
  }

  /** Reads the frames in what arrived; stops when the session is over. */
  protected abstract void arrived(byte[] bytes);

  /** Tells the other side of an orderly end, where the protocol has words for it. */
  protected abstract void sayGoodbye();

  /** Tells the other side that it broke a rule, where the protocol has words for it. */
  protected abstract void complain(Violation violation);

  @Override
  public final void close() {
    if (!over) {
      sayGoodbye();
      Closure closure = new Closure(Closure.Kind.LOCAL, "the connection was closed by this side");
      finish(closure, closure);
      closeLower();
    }
  }

  /** The loop of the session and of all its streams. */
  protected final Loop loop() {
    return lower.loop();
  }

  /** The bounds that the session was given. */
  protected final MuxerLimits limits() {
    return limits;
  }

  /** The account of the bytes that arrived from beneath. */
  protected final LowerAccount account() {
    return account;
  }

  /** Whether the session has ended. */
  protected final boolean isOver() {
    return over;
  }

  /** The stream with this key; null if there is none (any more). */
  protected final @Nullable S stream(long key) {
    return streams.get(key);
  }

  /** Whether the other side may open one more stream. */
  protected final boolean mayAccept() {
    return accepted < limits.streams();
  }

  /** Takes a stream that this side opened. */
  protected final void addOpened(long key, S stream) {
    checkRunning();
    streams.put(key, stream);
  }

  /** Takes a stream that the other side opened, and tells the listener. */
  protected final void addAccepted(long key, S stream) {
    accepted++;
    streams.put(key, stream);
    listener.opened(stream);
  }

  /** Forgets a stream that has ended. */
  protected final void forget(long key, boolean wasAccepted) {
    if (streams.remove(key) != null && wasAccepted) {
      accepted--;
    }
  }

  /** Writes a frame at once, before what streams have queued. */
  protected final void send(byte[] frame) {
    lower.write(frame);
  }

  /**
   * Answers a frame. The bytes of the question count as held until the answer has left: who asks
   * without reading the answers is not read any more.
   */
  protected final void answer(byte[] frame, int question) {
    account.hold(question);
    lower.write(frame, () -> account.release(question));
  }

  /** The other side broke a rule: ends the session. */
  protected final void fail(Violation violation) {
    if (!over) {
      complain(violation);
      Closure closure = new Closure(Closure.Kind.VIOLATION, violation.toString());
      finish(closure, closure);
      closeLower();
    }
  }

  /** The other side ended the session. */
  protected final void endedByOther(Closure session) {
    if (!over) {
      finish(session, new Closure(Closure.Kind.LOST, session.why()));
      closeLower();
    }
  }

  final void ready(AbstractMuxedStream stream) {
    if (!over) {
      writer.ready(stream);
    }
  }

  /**
   * Throws when the session is over.
   *
   * @throws IllegalStateException when the session is over
   */
  protected final void checkRunning() {
    if (over) {
      throw new IllegalStateException("the " + protocol() + " session is over");
    }
  }

  private void read() {
    if (!over) {
      lower.receive(new Reading());
    }
  }

  private void finish(Closure session, Closure ofStreams) {
    over = true;
    List<S> all = new ArrayList<>(streams.values());
    all.forEach(stream -> stream.finish(ofStreams));
    listener.closed(session);
  }

  private void closeLower() {
    lower.closeWrite();
    Loop.Timer timer = loop().schedule(LINGER, lower::reset);
    lower.receive(new Draining(lower, timer));
  }

  /** Reads the stream beneath while the session is running. */
  private final class Reading implements Receiver {

    @Override
    public void bytes(byte[] bytes) {
      account.arrived(bytes.length);
      arrived(bytes);
      account.settle();
    }

    @Override
    public void end() {
      endedByOther(
          new Closure(Closure.Kind.LOST, "the other side ended the connection beneath the muxer"));
    }

    @Override
    public void closed(Closure closure) {
      if (!over) {
        Closure lost = new Closure(Closure.Kind.LOST, "the connection was lost: " + closure.why());
        finish(closure.kind() == Closure.Kind.VIOLATION ? closure : lost, lost);
      }
    }
  }
}
