package stardust.transport;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.io.Violation;

/** Reads one HTTP head from a stream and leaves all that follows on it. */
final class HttpHeadReader implements Receiver {

  /** The longest head; the heads of browsers have about 1 KiB. */
  static final int MAX_BYTES = 16 << 10;

  private static final int SHOWN = 60;
  private static final String END = "\r\n\r\n";

  private final Duplex duplex;
  private final ByteArrayOutputStream soFar = new ByteArrayOutputStream();
  private final CompletableFuture<HttpHead> result = new CompletableFuture<>();

  private HttpHeadReader(Duplex duplex) {
    this.duplex = duplex;
  }

  /**
   * Fails with an {@link IOException}: what came is not HTTP, is too long, or the stream ended. The
   * stream has no receiver afterwards.
   */
  static CompletableFuture<HttpHead> read(Duplex duplex) {
    HttpHeadReader reader = new HttpHeadReader(duplex);
    duplex.receive(reader);
    return reader.result;
  }

  @Override
  public void bytes(byte[] bytes) {
    int before = soFar.size();
    soFar.writeBytes(bytes);
    String text = soFar.toString(StandardCharsets.ISO_8859_1);
    int end = text.indexOf(END);
    int length = end < 0 ? text.length() : end + END.length();
    duplex.consumed(length - before);
    if (length > MAX_BYTES) {
      fail(broken("an HTTP head of more than " + MAX_BYTES + " bytes"));
    } else if (end >= 0) {
      duplex.release();
      duplex.unread(Arrays.copyOfRange(bytes, length - before, bytes.length));
      complete(text.substring(0, end));
    }
  }

  @Override
  public void end() {
    fail(new EOFException("the connection ended"));
  }

  @Override
  public void closed(Closure closure) {
    fail(new EOFException(closure.why()));
  }

  private void complete(String text) {
    HttpHead head = HttpHead.parse(text);
    if (head == null) {
      fail(broken("not HTTP: \"" + printable(text) + "\""));
    } else {
      result.complete(head);
    }
  }

  /** The beginning of the text, fit for a message. */
  private static String printable(String text) {
    String start = text.substring(0, Math.min(text.length(), SHOWN));
    return start.replaceAll("[^\\x20-\\x7e]", ".");
  }

  private void fail(IOException why) {
    duplex.release();
    result.completeExceptionally(why);
  }

  private static IOException broken(String what) {
    return new Violation("http", what, 0).asException();
  }
}
