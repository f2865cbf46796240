package stardust.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.SocketChannel;
import java.util.List;
import stardust.io.AbstractDuplex;
import stardust.io.Closure;
import stardust.io.Loop;
import stardust.trace.Direction;
import stardust.trace.Layer;
import stardust.trace.Tap;
import stardust.trace.WireEvent;

/** A TCP connection. */
final class NettyDuplex extends AbstractDuplex implements TransportDuplex {

  /** Delivered and not consumed bytes at which the socket is no longer read. */
  static final int PAUSE_AT = 1 << 20;

  private static final String BROKEN_OFF =
      "the other side broke off the connection while this side was writing";

  private final SocketChannel channel;
  private Tap tap = Tap.NONE;
  private long outstanding;
  private boolean flushPlanned;
  private boolean writeClosed;
  private boolean shuttingDown;
  private boolean outputDone;
  private boolean writeFailed;

  NettyDuplex(SocketChannel channel, Loop loop) {
    super(loop);
    this.channel = channel;
  }

  /** Reports what is read and written from now on; not where WebSocket above does it. */
  void traceTo(Tap listener) {
    tap = listener;
  }

  @Override
  public void write(byte[] bytes, Runnable flushed) {
    checkInLoop();
    if (!isClosed() && !writeClosed) {
      tap.record(() -> event(Direction.SENT, bytes));
      send(bytes, flushed);
    }
  }

  @Override
  public void writeRaw(byte[] bytes) {
    checkInLoop();
    if (!isClosed() && !writeClosed) {
      tap.record(() -> event(Direction.SENT, bytes).asInjected());
      send(bytes, () -> {});
    }
  }

  @Override
  public void consumed(int count) {
    checkInLoop();
    outstanding -= count;
    if (outstanding < PAUSE_AT / 2 && !channel.config().isAutoRead()) {
      channel.config().setAutoRead(true);
    }
  }

  @Override
  public void closeWrite() {
    checkInLoop();
    if (!isClosed() && !writeClosed) {
      writeClosed = true;
      // Netty's shutdownOutput drops what is still queued; an empty write leaves after all of it.
      send(new byte[0], this::shutDownOutput);
    }
  }

  @Override
  public void reset() {
    checkInLoop();
    if (!isClosed()) {
      if (channel.isOpen()) {
        channel.config().setSoLinger(0);
      }
      over(Closure.LOCAL);
    }
  }

  /** Bytes came from the socket. */
  void read(byte[] bytes) {
    if (isClosed()) {
      return;
    }
    outstanding += bytes.length;
    if (outstanding >= PAUSE_AT) {
      channel.config().setAutoRead(false);
    }
    tap.record(() -> event(Direction.RECEIVED, bytes));
    deliver(bytes);
  }

  /** Nothing more can be read. */
  void inputEnded() {
    if (writeFailed) {
      // The platform told of the break once, to the writer; to the reader it looks like an end.
      lost(BROKEN_OFF);
    } else if (!isClosed()) {
      deliverEnd();
      finishIfBothEnded();
    }
  }

  /** The socket takes nothing more, be it by {@link #closeWrite} or because a write failed. */
  void outputEnded() {
    writeFailed = !shuttingDown;
    outputDone = true;
    writeClosed = true;
    if (!writeFailed) {
      finishIfBothEnded();
    } else if (isEnded()) {
      lost(BROKEN_OFF);
    }
    // Otherwise what the other side had sent before it broke off is still read.
  }

  /** The connection broke. */
  void lost(String why) {
    if (!isClosed()) {
      over(new Closure(Closure.Kind.LOST, why));
    }
  }

  private void shutDownOutput() {
    if (!isClosed()) {
      shuttingDown = true;
      var unused = channel.shutdownOutput();
    }
  }

  private void finishIfBothEnded() {
    if (outputDone && isEnded() && !isClosed()) {
      over(Closure.FINISHED);
    }
  }

  private void over(Closure closure) {
    var unused = channel.close();
    deliverClosed(closure);
  }

  private void send(byte[] bytes, Runnable flushed) {
    ChannelFuture written = channel.write(Unpooled.wrappedBuffer(bytes));
    var unused =
        written.addListener(
            done -> {
              if (done.isSuccess() && !isClosed()) {
                flushed.run();
              }
            });
    planFlush();
  }

  /** One flush for all writes of a turn of the loop, unless they are many. */
  private void planFlush() {
    if (!channel.isWritable()) {
      channel.flush();
    } else if (!flushPlanned) {
      flushPlanned = true;
      loop().execute(this::flush);
    }
  }

  private void flush() {
    flushPlanned = false;
    channel.flush();
  }

  private static WireEvent event(Direction direction, byte[] bytes) {
    return WireEvent.of(Layer.TRANSPORT, direction, "", "tcp", List.of(), bytes);
  }
}
