package stardust.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;

/**
 * Joins a stream to blocking input and output, as those of a command line: what {@value
 * stardust.protocol.Stardust#PIPE_PROTOCOL} is for. The end of the input half-closes the stream.
 */
public final class Pipe {

  private static final int CHUNK = 16 << 10;
  private static final int CHUNKS_UNDER_WAY = 16;

  private final Duplex stream;
  private final OutputStream out;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(task -> daemon(task, "stardust-pipe-out"));
  private final CompletableFuture<Closure> over = new CompletableFuture<>();

  private Pipe(Duplex stream, OutputStream out) {
    this.stream = stream;
    this.out = out;
  }

  /**
   * Joins them, from any thread, with two daemon threads of its own.
   *
   * @return completes when the stream is over and all that came is written, with the way it ended;
   *     fails when the output fails, and then the stream is reset
   */
  public static CompletableFuture<Closure> between(
      Duplex stream, InputStream in, OutputStream out) {
    Pipe pipe = new Pipe(stream, out);
    stream.loop().run(() -> stream.receive(pipe.new Arrivals()));
    daemon(() -> pipe.send(in), "stardust-pipe-in").start();
    return pipe.over;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private void send(InputStream in) {
    Semaphore room = new Semaphore(CHUNKS_UNDER_WAY);
    byte[] buffer = new byte[CHUNK];
    try {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        room.acquire();
        byte[] chunk = Arrays.copyOf(buffer, count);
        stream.loop().execute(() -> stream.write(chunk, room::release));
      }
      stream.loop().execute(stream::closeWrite);
    } catch (IOException e) {
      stream.loop().execute(stream::reset);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
      stream.loop().execute(() -> stream.consumed(bytes.length));
    } catch (IOException e) {
      over.completeExceptionally(e);
      stream.loop().execute(stream::reset);
    }
  }

  /** Hands over to the writing thread, which keeps the order. */
  private final class Arrivals implements Receiver {

    @Override
    public void bytes(byte[] bytes) {
      writer.execute(() -> write(bytes));
    }

    @Override
    public void end() {}

    @Override
    public void closed(Closure closure) {
      writer.execute(() -> over.complete(closure));
      writer.shutdown();
    }
  }
}
