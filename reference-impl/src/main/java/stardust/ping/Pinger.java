package stardust.ping;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import stardust.io.ByteQueue;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.io.Receiver;

/** Waits for one block to come back. */
final class Pinger implements Receiver {

  private final Duplex stream;
  private final byte[] block;
  private final ByteQueue back = new ByteQueue();
  private final CompletableFuture<Duration> result = new CompletableFuture<>();
  private final long sentAt = System.nanoTime();
  private final Loop.Timer deadline;

  private Pinger(Duplex stream, byte[] block, Duration timeout) {
    this.stream = stream;
    this.block = block.clone();
    String late = "no answer to the ping within " + timeout.toMillis() + " ms";
    this.deadline = stream.loop().schedule(timeout, () -> fail(late));
  }

  static CompletableFuture<Duration> send(Duplex stream, byte[] block, Duration timeout) {
    if (block.length != Ping.BLOCK_BYTES) {
      throw new IllegalArgumentException("a ping has 32 bytes, not " + block.length);
    }
    Pinger pinger = new Pinger(stream, block, timeout);
    stream.write(pinger.block);
    stream.receive(pinger);
    return pinger.result;
  }

  @Override
  public void bytes(byte[] bytes) {
    stream.consumed(bytes.length);
    if (result.isDone()) {
      return;
    }
    back.append(bytes);
    if (back.size() < block.length) {
      return;
    }
    if (Arrays.equals(back.takeAll(), block)) {
      result.complete(Duration.ofNanos(System.nanoTime() - sentAt));
      stream.closeWrite();
    } else {
      fail("the ping came back changed");
    }
  }

  @Override
  public void end() {
    if (!result.isDone()) {
      fail("the other side ended the stream and did not answer the ping");
    }
  }

  @Override
  public void closed(Closure closure) {
    deadline.cancel();
    result.completeExceptionally(
        new IOException("the stream closed before the ping was answered: " + closure.why()));
  }

  /** Also when the answer was there, and only the end of the stream was still awaited. */
  private void fail(String why) {
    deadline.cancel();
    result.completeExceptionally(new IOException(why));
    stream.reset();
  }
}
