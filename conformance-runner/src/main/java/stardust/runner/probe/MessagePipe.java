package stardust.runner.probe;

import com.google.protobuf.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stardust.binding.Binding;
import stardust.io.ByteQueue;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.trace.Direction;
import stardust.trace.Field;
import stardust.trace.Layer;
import stardust.trace.Tap;
import stardust.trace.WireEvent;

/**
 * Stardust messages on a stream, for a thread that waits: each behind its length, as the binding
 * has it (WIRE-01, WIRE-02). Reads only what it is asked for, so that the bytes behind a message
 * can be read as something else.
 */
public final class MessagePipe {

  /** Bytes that left in one write with others come a moment later at most. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final BlockingStream stream;
  private final FramingRule rule;
  private final Tap tap;
  private final String label;
  private final String other;

  /**
   * @param label names the stream in the trace
   */
  public MessagePipe(BlockingStream stream, Binding binding, Tap tap, String label) {
    this(stream, binding, tap, label, "the server");
  }

  /**
   * @param other who is at the other end, as "the server"
   */
  public MessagePipe(BlockingStream stream, Binding binding, Tap tap, String label, String other) {
    this.stream = stream;
    this.rule = FramingRule.of(binding);
    this.tap = tap;
    this.label = label;
    this.other = other;
  }

  /** Sends a legal message. */
  public void send(Message message) {
    recordSent(message);
    stream.write(frame(message.toByteArray()));
  }

  /** Puts a legal message into the trace that somebody else has written into this stream. */
  public void recordSent(Message message) {
    record(Direction.SENT, message.getDescriptorForType().getName(), message.toByteArray(), false);
  }

  /** Sends a message of any bytes. */
  public void sendPayload(byte[] payload, String what) {
    record(Direction.SENT, what, payload, true);
    stream.write(frame(payload));
  }

  /** Sends a message one byte at a time, each in a write of its own. */
  public void sendSlowly(Message message, Duration timeout) {
    recordSent(message);
    stream.writeSingly(frame(message.toByteArray()), timeout);
  }

  /** Sends any bytes, with no length in front. */
  public void sendRaw(byte[] bytes, String what) {
    record(Direction.SENT, what, bytes, true);
    stream.write(bytes);
  }

  /** Sends any bytes and waits until they have left, so that a cut does not overtake them. */
  public void sendRaw(byte[] bytes, String what, Duration timeout) {
    record(Direction.SENT, what, bytes, true);
    stream.write(bytes, timeout);
  }

  /**
   * The next that arrives, in the trace under the name of the message that is due at this step.
   *
   * @param due the message that the protocol has here
   */
  public Arrival next(Class<? extends Message> due, Duration timeout) {
    BlockingStream.Look<Arrival> look = this::look;
    Optional<Arrival> arrival = stream.await(look, timeout);
    arrival.ifPresent(seen -> recordArrival(due, seen));
    Arrival found = arrival.orElseGet(() -> new Arrival.Silence(timeout, pending()));
    checkFraming(due, found);
    return found;
  }

  /** What cannot be read for its length breaks the framing's rule in every scenario. */
  private void checkFraming(Class<? extends Message> due, Arrival found) {
    if (FramingRule.isUnreadable(found)) {
      throw rule.broken(due.getSimpleName(), found.seen(other));
    }
    if (found instanceof Arrival.Message message
        && rule.mayBeMisread(due, message)
        && bytesFollow()) {
      throw rule.broken(
          due.getSimpleName(),
          found.seen() + ", which is none, and other bytes behind it: is the framing another one?");
    }
  }

  private boolean bytesFollow() {
    BlockingStream.Look<Boolean> look =
        (queue, over, cause) -> queue.isEmpty() ? Optional.empty() : Optional.of(true);
    return stream.await(look, MOMENT).isPresent();
  }

  /** Messages on the same stream, framed as another binding has it. */
  public MessagePipe as(Binding other) {
    return new MessagePipe(stream, other, tap, label);
  }

  /** The stream without the messages. */
  public BlockingStream stream() {
    return stream;
  }

  Tap tap() {
    return tap;
  }

  String label() {
    return label;
  }

  Duplex duplex() {
    return stream.duplex();
  }

  /** The payload with its length in front. */
  public byte[] frame(byte[] payload) {
    return rule.framing().encode(payload);
  }

  /** A length and the payload, whether or not they agree. */
  public byte[] frame(long declared, byte[] payload) {
    return rule.framing().encodeRaw(declared, payload);
  }

  Optional<Arrival> look(ByteQueue queue, boolean over, @Nullable Closure cause) {
    Optional<Arrival> found = rule.take(queue);
    return found.isEmpty() && over ? Optional.of(BlockingStream.end(queue, cause)) : found;
  }

  private int pending() {
    return stream
        .await((queue, over, cause) -> Optional.of(queue.size()), Duration.ZERO)
        .orElseThrow();
  }

  private void recordArrival(Class<? extends Message> due, Arrival arrival) {
    if (arrival instanceof Arrival.Message message) {
      record(Direction.RECEIVED, due.getSimpleName(), message.payload(), false);
    } else {
      String what = arrival instanceof Arrival.Ended ? "end of stream" : arrival.seen(other);
      tap.record(
          () ->
              WireEvent.of(Layer.STREAM, Direction.RECEIVED, label, what, List.of(), new byte[0]));
    }
  }

  private void record(Direction direction, String name, byte[] payload, boolean injected) {
    tap.record(
        () -> {
          List<Field> fields = injected ? List.of() : MessageFields.of(name, payload);
          WireEvent event = WireEvent.of(Layer.MESSAGE, direction, label, name, fields, payload);
          return injected ? event.asInjected() : event;
        });
  }
}
