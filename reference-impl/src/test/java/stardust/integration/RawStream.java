package stardust.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import stardust.io.Bytes;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;

/** One end of a relay: sends long streams of known bytes, and digests what comes. */
final class RawStream implements Receiver {

  private static final int CHUNK = 32 << 10;

  private final Duplex stream;
  private final MessageDigest digest = sha256();
  private final AtomicLong received = new AtomicLong();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private boolean stalled;
  private int owed;

  private RawStream(Duplex stream) {
    this.stream = stream;
  }

  static RawStream on(Duplex stream) {
    return start(new RawStream(stream));
  }

  /** Reads what the stream's window holds, and gives back no room until {@link #resume}. */
  static RawStream stalledOn(Duplex stream) {
    RawStream raw = new RawStream(stream);
    raw.stalled = true;
    return start(raw);
  }

  /** What {@link #send} sends, as its digest in hexadecimal. */
  static String digestOf(int seed, long length) {
    MessageDigest digest = sha256();
    Random random = new Random(seed);
    for (long left = length; left > 0; left -= CHUNK) {
      digest.update(chunk(random, left));
    }
    return Bytes.hex(digest.digest());
  }

  /** Sends so many bytes, and half-closes behind them. */
  void sendAll(int seed, long length) {
    var unused = send(seed, length).thenRun(this::halfClose);
  }

  /** Sends so many bytes, at the pace at which they leave; completes when all have left. */
  CompletableFuture<Void> send(int seed, long length) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    Random random = new Random(seed);
    stream.loop().execute(() -> sendChunk(random, length, sent));
    return sent;
  }

  void halfClose() {
    stream.loop().execute(stream::closeWrite);
  }

  void reset() {
    stream.loop().execute(stream::reset);
  }

  void resume() {
    stream
        .loop()
        .execute(
            () -> {
              stalled = false;
              stream.consumed(owed);
              owed = 0;
            });
  }

  long received() {
    return received.get();
  }

  /** Waits for the other side's half-close; the digest of all that came before. */
  String digestAtEnd() {
    assertThat(Waits.take(events, "the end of the bytes", () -> received + " bytes"))
        .isEqualTo("ended");
    return Bytes.hex(digest.digest());
  }

  /** Waits for the end of the stream, and tells how it ended. */
  String awaitClosed() {
    String event = Waits.take(events, "the end of the stream", () -> received + " bytes");
    return event.equals("ended")
        ? Waits.take(events, "the end of the stream", () -> "a half-close")
        : event;
  }

  @Override
  public void bytes(byte[] bytes) {
    digest.update(bytes);
    received.addAndGet(bytes.length);
    if (stalled) {
      owed += bytes.length;
    } else {
      stream.consumed(bytes.length);
    }
  }

  @Override
  public void end() {
    events.add("ended");
  }

  @Override
  public void closed(Closure closure) {
    events.add(closure.kind().toString());
  }

  private void sendChunk(Random random, long left, CompletableFuture<Void> sent) {
    if (left <= 0) {
      sent.complete(null);
    } else {
      stream.write(
          chunk(random, left),
          () -> stream.loop().execute(() -> sendChunk(random, left - CHUNK, sent)));
    }
  }

  private static byte[] chunk(Random random, long left) {
    byte[] chunk = new byte[(int) Math.min(CHUNK, left)];
    random.nextBytes(chunk);
    return chunk;
  }

  private static RawStream start(RawStream raw) {
    raw.stream.loop().execute(() -> raw.stream.receive(raw));
    return raw;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
