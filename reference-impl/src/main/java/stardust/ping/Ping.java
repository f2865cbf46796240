package stardust.ping;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import stardust.connection.Connection;
import stardust.connection.StreamService;
import stardust.connection.UpgradedConnection;
import stardust.io.ByteQueue;
import stardust.io.Closure;
import stardust.io.Receiver;
import stardust.muxer.MuxedStream;
import stardust.trace.Direction;
import stardust.trace.Layer;
import stardust.trace.Tap;
import stardust.trace.WireEvent;

/**
 * {@code /ipfs/ping/1.0.0}: blocks of 32 bytes come back as they were sent, until the sender
 * half-closes.
 */
public final class Ping implements StreamService {

  /** Its multistream-select name. */
  public static final String PROTOCOL = "/ipfs/ping/1.0.0";

  /** The length of a block in bytes. */
  public static final int BLOCK_BYTES = 32;

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public void accept(UpgradedConnection connection, MuxedStream stream) {
    stream.receive(new Echo(stream, connection.options().tap()));
  }

  /**
   * Sends one block on a stream of its own. Called in the connection's loop.
   *
   * @param block any 32 bytes that the other side cannot know beforehand
   * @param timeout for the answer, once the stream is negotiated
   * @return the time until the block was back; fails with an {@link IOException} when ping is
   *     refused, when another block or none comes back, or when the time is up
   */
  public static CompletableFuture<Duration> send(
      Connection connection, byte[] block, Duration timeout) {
    return connection
        .open(List.of(PROTOCOL))
        .thenCompose(negotiated -> Pinger.send(negotiated.stream(), block, timeout));
  }

  private static final class Echo implements Receiver {

    private final MuxedStream stream;
    private final Tap tap;
    private final ByteQueue queue = new ByteQueue();

    Echo(MuxedStream stream, Tap tap) {
      this.stream = stream;
      this.tap = tap;
    }

    @Override
    public void bytes(byte[] bytes) {
      record(Direction.RECEIVED, bytes);
      queue.append(bytes);
      int whole = queue.size() / BLOCK_BYTES * BLOCK_BYTES;
      if (whole > 0) {
        byte[] blocks = queue.take(whole);
        record(Direction.SENT, blocks);
        // Room is given back when the echo has left: who does not read it cannot go on sending.
        stream.write(blocks, () -> stream.consumed(whole));
      }
    }

    @Override
    public void end() {
      stream.closeWrite();
    }

    @Override
    public void closed(Closure closure) {}

    private void record(Direction direction, byte[] bytes) {
      tap.record(
          () -> WireEvent.of(Layer.STREAM, direction, stream.label(), "ping", List.of(), bytes));
    }
  }
}
