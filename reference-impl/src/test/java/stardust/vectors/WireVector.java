package stardust.vectors;

import stardust.io.Bytes;
import tools.jackson.databind.JsonNode;

/** One vector. Every accessor throws {@link IllegalArgumentException} for a role that it lacks. */
public record WireVector(String name, JsonNode node) {

  /** The byte string of this role. */
  public byte[] hex(String role) {
    return Bytes.fromHex(value("hex", role).asString());
  }

  /** The character string of this role. */
  public String text(String role) {
    return value("text", role).asString();
  }

  /** The number of this role. */
  public long integer(String role) {
    return value("int", role).asLong();
  }

  /** Whether there is a byte string of this role. */
  public boolean hasHex(String role) {
    return node.path("hex").has(role);
  }

  private JsonNode value(String kind, String role) {
    JsonNode value = node.path(kind).path(role);
    if (value.isMissingNode()) {
      throw new IllegalArgumentException(name + " has no " + kind + " called " + role);
    }
    return value;
  }

  @Override
  public String toString() {
    return name;
  }
}
