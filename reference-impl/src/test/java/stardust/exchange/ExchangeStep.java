package stardust.exchange;

import stardust.io.Bytes;
import tools.jackson.databind.JsonNode;

/**
 * A step of an exchange, as its file has it.
 *
 * @param json the step; texts that it lacks are read as ""
 */
public record ExchangeStep(JsonNode json) {

  /** Who sends: "client", "server", "A" or "B". */
  public String from() {
    return text("from");
  }

  /** "registration", "dial" or "forwarded". */
  public String stream() {
    return text("stream");
  }

  /** "multistream", "message", "raw", "end" or "reset". */
  public String kind() {
    return text("kind");
  }

  /** Whether it is a message, whole or broken. */
  public boolean isMessage() {
    return kind().equals("message");
  }

  /** All bytes, with framing. */
  public byte[] bytes() {
    return Bytes.fromHex(text("bytes"));
  }

  /** The name of the message in the schema. */
  public String message() {
    return text("message");
  }

  /** The name of the same message among the independent vectors. */
  public String vector() {
    return text("vector");
  }

  /** What is wrong with it. */
  public String fault() {
    return text("fault");
  }

  /** Whether others may do otherwise here. */
  public boolean isExample() {
    return json.has("example");
  }

  /** Whether the message can be decoded; its values may be wrong all the same. */
  public boolean isReadable() {
    return isMessage() && json.has("fields");
  }

  /** The decoded fields. */
  public JsonNode fields() {
    return json.required("fields");
  }

  /** What is to follow: "accept", "error", "error or end", "give up". */
  public String outcome() {
    return json.path("expect").path("outcome").asString("");
  }

  /** Its sender and its message, for failures of tests. */
  @Override
  public String toString() {
    return from() + " on " + stream() + ": " + kind() + " " + message() + " " + fault();
  }

  private String text(String name) {
    return json.path(name).asString("");
  }
}
