package stardust.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stardust.binding.Binding;
import stardust.io.Bytes;
import stardust.vectors.WireVectors;

/** Writes down one exchange, step by step, in the binding that it is given. */
final class Script {

  private final Binding binding;
  private final Map<String, Object> head = new LinkedHashMap<>();
  private final List<Map<String, Object>> steps = new ArrayList<>();

  Script(Binding binding, String name, String description) {
    this.binding = binding;
    head.put("name", name);
    head.put("binding", binding.toString());
    head.put("description", description);
    head.put("online", List.of());
    head.put("steps", steps);
  }

  Binding binding() {
    return binding;
  }

  boolean isLibp2p() {
    return binding == Binding.LIBP2P;
  }

  /** The peers that are online before the first step. */
  Script online(String... peers) {
    head.put("online", List.of(peers));
    return this;
  }

  /** Both sides agree on stardust, where the binding has them do so. */
  Script agree(String proposer, String responder, String stream) {
    if (isLibp2p() || stream.equals("registration")) {
      String opener = isLibp2p() ? proposer : "server";
      negotiation(proposer, stream, stardust(), "the stream is opened by the " + opener);
      negotiation(responder, stream, stardust(), "agrees");
    }
    return this;
  }

  /** The proposal of stardust, refused. */
  Script refuse(String proposer, String responder, String stream) {
    negotiation(proposer, stream, stardust(), "proposes");
    return negotiation(responder, stream, line("na"), "refuses");
  }

  private Script negotiation(String from, String stream, byte[] answer, String comment) {
    Map<String, Object> step = step(from, stream, "multistream");
    step.put("bytes", Bytes.hex(Bytes.concat(line("/multistream/1.0.0"), answer)));
    step.put("comment", comment);
    return this;
  }

  /** A message, framed as the binding has it. */
  Script say(String from, String stream, Written message, String comment) {
    long length = message.body().toBytes().length;
    return framed(from, stream, length, message, comment);
  }

  /** Bytes with any length before them. */
  Script framed(String from, String stream, long length, Written message, String comment) {
    Map<String, Object> step = step(from, stream, "message");
    byte[] body = message.body().toBytes();
    step.put("bytes", Bytes.hex(binding.framing().encodeRaw(length, body)));
    step.put("message", message.name());
    if (!message.vector().isEmpty()) {
      step.put("vector", message.vector());
    }
    step.put("fields", message.fields());
    step.put("comment", comment);
    return this;
  }

  /** Bytes that are no message. */
  Script raw(String from, String stream, byte[] bytes, String comment) {
    Map<String, Object> step = step(from, stream, "raw");
    step.put("bytes", Bytes.hex(bytes));
    step.put("comment", comment);
    return this;
  }

  /** The sender half-closes. */
  Script end(String from, String stream) {
    step(from, stream, "end").put("bytes", "");
    return this;
  }

  /** The sender resets the stream. */
  Script reset(String from, String stream, String comment) {
    Map<String, Object> step = step(from, stream, "reset");
    step.put("bytes", "");
    step.put("comment", comment);
    return this;
  }

  /** Says of the last step what is wrong with it, as one of the kinds that the schema has. */
  Script fault(String kind) {
    Map<String, Object> step = last();
    step.put("fault", kind);
    if (!kind.equals("value") && !kind.equals("wrong wire type")) {
      step.remove("fields");
    }
    return this;
  }

  /** Says of the last step what is to follow. */
  Script expect(Expected expected) {
    last().put("expect", expected.json());
    return this;
  }

  /** Says of the last step that others may do otherwise, as far as "expect" allows. */
  Script example() {
    last().put("example", true);
    return this;
  }

  /** Says of the last step that it is refused, and what the reference does: the error, the end. */
  Script refused(String stream, Expected expected) {
    Written error = Parts.error(expected.message(), expected.code());
    return expect(expected)
        .say("server", stream, error, "the refusal")
        .example()
        .end("server", stream)
        .example();
  }

  Map<String, Object> json() {
    return head;
  }

  private Map<String, Object> last() {
    return steps.get(steps.size() - 1);
  }

  private Map<String, Object> step(String from, String stream, String kind) {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("from", from);
    step.put("stream", stream);
    step.put("kind", kind);
    steps.add(step);
    return step;
  }

  private static byte[] stardust() {
    return line("/p2p/stardust/0.1.0");
  }

  private static byte[] line(String text) {
    return WireVectors.named("multistream.line." + text).hex("frame");
  }
}
