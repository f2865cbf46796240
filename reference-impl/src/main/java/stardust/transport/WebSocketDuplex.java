package stardust.transport;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stardust.io.AbstractDuplex;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Linger;
import stardust.io.Loop;
import stardust.io.Receiver;
import stardust.trace.Direction;
import stardust.trace.Tap;
import stardust.transport.WebSocketRead.Broken;
import stardust.transport.WebSocketRead.Control;
import stardust.transport.WebSocketRead.Data;

/**
 * The bytes that binary WebSocket messages carry (RFC 6455), once the connection is upgraded.
 * Boundaries of messages and frames mean nothing.
 */
final class WebSocketDuplex extends AbstractDuplex implements TransportDuplex {

  /** The longest payload of a frame that is read; js peers send messages of over 1 MiB. */
  static final int MAX_FRAME_BYTES = 8 << 20;

  /** The longest payload of a frame that is written. */
  static final int SENT_FRAME_BYTES = 64 << 10;

  /**
   * A side that got a Close frame has to answer it soon (RFC 6455 section 5.5.1). This much time is
   * left to the layer above to write what it still has; on one machine it is ample.
   */
  static final Duration CLOSE_GRACE = Duration.ofSeconds(1);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Duplex lower;
  private final boolean client;
  private final WebSocketDecoder decoder;
  private final WebSocketTap tap;
  private boolean writeClosed;
  private boolean pongUnderWay;
  private byte @Nullable [] pongDue;
  private Loop.@Nullable Timer closeTimer;

  /**
   * @param lower the connection after the upgrade
   * @param client whether this side is the client, who masks
   */
  WebSocketDuplex(Duplex lower, boolean client, Tap tap) {
    super(lower.loop());
    this.lower = lower;
    this.client = client;
    this.decoder = new WebSocketDecoder(!client, MAX_FRAME_BYTES);
    this.tap = new WebSocketTap(tap);
  }

  /** Begins to read. */
  WebSocketDuplex start() {
    lower.receive(new Below());
    return this;
  }

  @Override
  public void write(byte[] bytes, Runnable flushed) {
    checkInLoop();
    if (isClosed() || writeClosed) {
      return;
    }
    // In one write: a callback of the socket may write here, too, and must not get between.
    ByteArrayOutputStream frames = new ByteArrayOutputStream(bytes.length);
    for (int from = 0; from < bytes.length; from += SENT_FRAME_BYTES) {
      int to = Math.min(bytes.length, from + SENT_FRAME_BYTES);
      frames.writeBytes(encoded(WebSocketFrame.BINARY, Arrays.copyOfRange(bytes, from, to)));
    }
    lower.write(frames.toByteArray(), flushed);
  }

  @Override
  public void writeRaw(byte[] bytes) {
    checkInLoop();
    tap.injected(bytes);
    lower.write(bytes);
  }

  @Override
  public void consumed(int count) {
    lower.consumed(count);
  }

  @Override
  public void closeWrite() {
    checkInLoop();
    if (!isClosed() && !writeClosed) {
      sendClose(new byte[0]);
      finishIfBothEnded();
    }
  }

  @Override
  public void reset() {
    checkInLoop();
    if (!isClosed()) {
      over(Closure.LOCAL);
      lower.reset();
    }
  }

  private void read(byte[] bytes) {
    if (isEnded() || isClosed()) {
      lower.consumed(bytes.length);
      return;
    }
    decoder.feed(bytes);
    int passedOn = 0;
    WebSocketRead found = decoder.next();
    while (found != null && !isClosed()) {
      passedOn += take(found);
      found = isEnded() ? null : decoder.next();
    }
    // Headers and control frames go no further: their room is given back here.
    lower.consumed(bytes.length - passedOn);
  }

  /** Returns how many bytes went to the layer above. */
  private int take(WebSocketRead found) {
    if (found instanceof Data data) {
      tap.received(data);
      deliver(data.payload());
      return data.payload().length;
    }
    if (found instanceof Control control) {
      tap.frame(Direction.RECEIVED, control.opcode(), true, control.payload());
      takeControl(control);
    } else if (found instanceof Broken broken) {
      fail(broken);
    }
    return 0;
  }

  private void takeControl(Control control) {
    if (control.opcode() == WebSocketFrame.PING) {
      pongDue = control.payload();
      sendPongDue();
    } else if (control.opcode() == WebSocketFrame.CLOSE) {
      closeTimer = loop().schedule(CLOSE_GRACE, this::closeWrite);
      deliverEnd();
      finishIfBothEnded();
    }
  }

  /** Only the latest ping is owed an answer, so that a flood of them piles up nothing here. */
  private void sendPongDue() {
    byte[] payload = pongDue;
    if (payload != null && !pongUnderWay && !writeClosed && !isClosed()) {
      pongDue = null;
      pongUnderWay = true;
      send(
          WebSocketFrame.PONG,
          payload,
          () -> {
            pongUnderWay = false;
            sendPongDue();
          });
    }
  }

  private void fail(Broken broken) {
    int code = broken.closeCode();
    if (!writeClosed) {
      sendClose(new byte[] {(byte) (code >> 8), (byte) code});
    }
    over(new Closure(Closure.Kind.VIOLATION, broken.violation().toString()));
    // Not a reset: it could overtake the Close frame, which says what was wrong.
    Linger.over(lower, CLOSE_GRACE);
  }

  private void sendClose(byte[] payload) {
    send(WebSocketFrame.CLOSE, payload, () -> {});
    writeClosed = true;
    lower.closeWrite();
  }

  private void finishIfBothEnded() {
    if (writeClosed && isEnded() && !isClosed()) {
      over(Closure.FINISHED);
      Linger.over(lower, CLOSE_GRACE);
    }
  }

  private void over(Closure closure) {
    if (closeTimer != null) {
      closeTimer.cancel();
    }
    deliverClosed(closure);
  }

  private void send(int opcode, byte[] payload, Runnable flushed) {
    lower.write(encoded(opcode, payload), flushed);
  }

  private byte[] encoded(int opcode, byte[] payload) {
    tap.frame(Direction.SENT, opcode, true, payload);
    return WebSocketFrame.whole(opcode, maskKey(), payload).encode();
  }

  private Optional<byte[]> maskKey() {
    if (!client) {
      return Optional.empty();
    }
    byte[] key = new byte[4];
    RANDOM.nextBytes(key);
    return Optional.of(key);
  }

  /** What the connection beneath tells. */
  private final class Below implements Receiver {

    @Override
    public void bytes(byte[] bytes) {
      read(bytes);
    }

    @Override
    public void end() {
      if (!isEnded() && !isClosed()) {
        over(
            new Closure(Closure.Kind.LOST, "the connection ended without a WebSocket Close frame"));
        lower.reset();
      }
    }

    @Override
    public void closed(Closure closure) {
      if (!isClosed()) {
        over(closure);
      }
    }
  }
}
