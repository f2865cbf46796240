package stardust.identify;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import stardust.io.ByteQueue;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Linger;
import stardust.io.Loop;
import stardust.io.Receiver;
import stardust.io.Varint;
import stardust.io.Violation;

/** Reads the one message of an identify stream. */
final class IdentifyReader implements Receiver {

  private final Duplex stream;
  private final Duration timeout;
  private final ByteQueue queue = new ByteQueue();
  private final CompletableFuture<IdentifyMessage> result = new CompletableFuture<>();
  private final Loop.Timer deadline;

  private IdentifyReader(Duplex stream, Duration timeout) {
    this.stream = stream;
    this.timeout = timeout;
    String late = "no identify message within " + timeout.toMillis() + " ms";
    this.deadline = stream.loop().schedule(timeout, () -> fail(new IOException(late)));
  }

  static CompletableFuture<IdentifyMessage> read(Duplex stream, Duration timeout) {
    IdentifyReader reader = new IdentifyReader(stream, timeout);
    stream.receive(reader);
    return reader.result;
  }

  @Override
  public void bytes(byte[] bytes) {
    stream.consumed(bytes.length);
    if (result.isDone()) {
      return;
    }
    queue.append(bytes);
    Varint.Result length = queue.peekVarint(0);
    if (length instanceof Varint.Malformed malformed) {
      fail(new Violation("identify", malformed.what(), 0).asException());
    } else if (length instanceof Varint.Value value) {
      readBody(value);
    }
  }

  private void readBody(Varint.Value length) {
    if (length.value() > IdentifyMessage.MAX_BYTES) {
      String what = "a message of %d bytes, more than the limit of %d";
      fail(
          new Violation("identify", what.formatted(length.value(), IdentifyMessage.MAX_BYTES), 0)
              .asException());
    } else if (queue.size() >= length.length() + length.value()) {
      queue.skip(length.length());
      finish(queue.take((int) length.value()));
    }
  }

  private void finish(byte[] body) {
    try {
      IdentifyMessage message = IdentifyMessage.decode(body);
      deadline.cancel();
      Linger.over(stream, timeout);
      result.complete(message);
    } catch (IOException malformed) {
      fail(malformed);
    }
  }

  @Override
  public void end() {
    fail(new IOException("the stream ended after " + queue.size() + " bytes of a message"));
  }

  @Override
  public void closed(Closure closure) {
    fail(new IOException("the stream closed before the message was there: " + closure.why()));
  }

  private void fail(IOException why) {
    deadline.cancel();
    result.completeExceptionally(why);
    stream.reset();
  }
}
