package stardust.multistream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import stardust.io.Bytes;
import stardust.io.Varint;
import stardust.trace.Direction;
import stardust.trace.Layer;
import stardust.trace.WireEvent;

/**
 * A message of multistream-select as it is on the wire, legal or not: {@code
 * varint(declaredLength)}, body.
 *
 * @param declaredLength what the message says of the length of its body, in bytes
 * @param body in legal messages UTF-8 text and a line feed, {@value #MOST_BYTES} bytes at most
 */
public record MultistreamLine(long declaredLength, byte[] body) {

  /** The longest legal body with its line feed, in bytes; deployed listeners take no more. */
  public static final int MOST_BYTES = 1024;

  /** What both sides say first. */
  public static final MultistreamLine HEADER = of("/multistream/1.0.0");

  /** The refusal of a proposal. */
  public static final MultistreamLine NOT_AVAILABLE = of("na");

  /** The question for all protocols. */
  public static final MultistreamLine LIST = of("ls");

  private static final byte LINE_FEED = '\n';

  /** The message with this text, which has no line feed. */
  public static MultistreamLine of(String text) {
    return ofBody(withLineFeed(text.getBytes(UTF_8)));
  }

  /** The answer to {@link #LIST}: the messages of all names, one after the other, as one text. */
  public static MultistreamLine listOf(Collection<String> names) {
    byte[][] lines = names.stream().map(name -> of(name).encode()).toArray(byte[][]::new);
    return ofBody(withLineFeed(Bytes.concat(lines)));
  }

  /** The message's bytes, exactly as the components say. */
  public byte[] encode() {
    return Bytes.concat(Varint.encode(declaredLength), body);
  }

  /** The bytes of several messages in a row. */
  static byte[] encode(List<MultistreamLine> lines) {
    return Bytes.concat(lines.stream().map(MultistreamLine::encode).toArray(byte[][]::new));
  }

  /** The text without its line feed. Blanks count. */
  public String text() {
    boolean terminated = body.length > 0 && body[body.length - 1] == LINE_FEED;
    return new String(body, 0, terminated ? body.length - 1 : body.length, UTF_8);
  }

  /** Whether the other message has the same text. */
  boolean says(MultistreamLine other) {
    return Arrays.equals(body, other.body);
  }

  WireEvent asEvent(Direction direction, String stream) {
    return WireEvent.of(Layer.MULTISTREAM, direction, stream, text(), List.of(), encode());
  }

  static MultistreamLine ofBody(byte[] body) {
    return new MultistreamLine(body.length, body);
  }

  private static byte[] withLineFeed(byte[] text) {
    return Bytes.concat(text, new byte[] {LINE_FEED});
  }
}
