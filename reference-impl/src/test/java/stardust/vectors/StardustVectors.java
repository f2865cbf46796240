package stardust.vectors;

import java.util.Set;
import stardust.io.Bytes;
import tools.jackson.databind.JsonNode;

/** The vectors of stardust itself. Every accessor throws for a name that is not there. */
public final class StardustVectors {

  private static final JsonNode FILE = WireVectors.file("stardust-vectors.json");

  private StardustVectors() {}

  /** A message without framing, as "JoinChallenge_ok". */
  public static byte[] message(String name) {
    return Bytes.fromHex(text("messages", name));
  }

  /** A message with framing, as "varint_DialRequest". */
  public static byte[] framed(String name) {
    return Bytes.fromHex(text("framed", name));
  }

  /** A byte string at the top, as "salt". */
  public static byte[] hex(String name) {
    return Bytes.fromHex(FILE.required(name).asString());
  }

  /** A text of a group, as "id" of "peerA". */
  public static String text(String group, String name) {
    return FILE.required(group).required(name).asString();
  }

  /** The names in a group. */
  public static Set<String> names(String group) {
    return Set.copyOf(FILE.required(group).propertyNames());
  }
}
