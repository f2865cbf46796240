package stardust.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import stardust.connection.Connection;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;

/** {@code /stardust-test/echo/1.0.0}: every byte comes back, until half-close. */
final class Echo {

  static final String PROTOCOL = "/stardust-test/echo/1.0.0";

  private static final int CHUNK = 64 << 10;

  private Echo() {}

  /** Answers on every stream of this protocol. Called in the connection's loop. */
  static void serve(Connection connection) {
    connection.handle(PROTOCOL, stream -> stream.receive(new Answer(stream)));
  }

  /** Reproducible bytes to send. */
  static byte[] data(int length) {
    byte[] data = new byte[length];
    new Random(length).nextBytes(data);
    return data;
  }

  /** Sends random bytes on a stream of its own, half-closes, and expects them back by the end. */
  static void bringsBack(int length, Connection connection, Object... seen) {
    byte[] data = data(length);
    byte[] back = through(connection, data, seen);
    int differs = Arrays.mismatch(data, back);
    assertThat(differs)
        .as("first byte that differs; %d sent, %d came back", length, back.length)
        .isEqualTo(-1);
  }

  private static byte[] through(Connection connection, byte[] data, Object... seen) {
    return Eventually.inLoop(
        connection,
        () ->
            connection
                .open(List.of(PROTOCOL))
                .thenCompose(negotiated -> new Question(negotiated.stream(), data).ask()),
        "the echo of " + data.length + " bytes",
        seen);
  }

  private record Answer(Duplex stream) implements Receiver {

    @Override
    public void bytes(byte[] bytes) {
      stream.write(bytes, () -> stream.consumed(bytes.length));
    }

    @Override
    public void end() {
      stream.closeWrite();
    }

    @Override
    public void closed(Closure closure) {}
  }

  private static final class Question implements Receiver {

    private final Duplex stream;
    private final byte[] data;
    private final ByteArrayOutputStream back = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> result = new CompletableFuture<>();

    Question(Duplex stream, byte[] data) {
      this.stream = stream;
      this.data = data;
    }

    CompletableFuture<byte[]> ask() {
      stream.receive(this);
      writeFrom(0);
      return result;
    }

    private void writeFrom(int from) {
      if (from >= data.length) {
        stream.closeWrite();
        return;
      }
      int to = Math.min(data.length, from + CHUNK);
      stream.write(Arrays.copyOfRange(data, from, to), () -> writeFrom(to));
    }

    @Override
    public void bytes(byte[] bytes) {
      back.writeBytes(bytes);
      stream.consumed(bytes.length);
    }

    @Override
    public void end() {
      result.complete(back.toByteArray());
    }

    @Override
    public void closed(Closure closure) {
      result.completeExceptionally(
          new IOException("closed after " + back.size() + " bytes: " + closure));
    }
  }
}
