package stardust.runner.probe;

import com.google.protobuf.Message;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stardust.io.ByteQueue;
import stardust.io.Bytes;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.runner.judge.RequirementBroken;
import stardust.trace.Direction;
import stardust.trace.Field;
import stardust.trace.Layer;
import stardust.trace.Tap;
import stardust.trace.WireEvent;

/**
 * Stardust messages on a stream of the {@code libp2p} binding, for a thread that waits: each with a
 * length of four bytes, big-endian (WIRE-01). Reads only what it is asked for, so that the bytes
 * behind a message can be read as something else.
 */
public final class MessagePipe {

  /** Far above any legal message; what declares more speaks another framing. */
  private static final long LONGEST = 8L << 20;

  private final BlockingStream stream;
  private final Tap tap;
  private final String label;

  /**
   * @param label names the stream in the trace
   */
  public MessagePipe(BlockingStream stream, Tap tap, String label) {
    this.stream = stream;
    this.tap = tap;
    this.label = label;
  }

  /** Sends a legal message. */
  public void send(Message message) {
    byte[] payload = message.toByteArray();
    record(Direction.SENT, message.getDescriptorForType().getName(), payload, false);
    stream.write(frame(payload.length, payload));
  }

  /** Sends a message of any bytes. */
  public void sendPayload(byte[] payload, String what) {
    record(Direction.SENT, what, payload, true);
    stream.write(frame(payload.length, payload));
  }

  /** Sends a message one byte at a time, each in a write of its own. */
  public void sendSlowly(Message message, Duration timeout) {
    byte[] payload = message.toByteArray();
    record(Direction.SENT, message.getDescriptorForType().getName(), payload, false);
    for (byte b : frame(payload.length, payload)) {
      stream.write(new byte[] {b}, timeout);
    }
  }

  /** Sends any bytes, with no length in front. */
  public void sendRaw(byte[] bytes, String what) {
    record(Direction.SENT, what, bytes, true);
    stream.write(bytes);
  }

  /**
   * The next that arrives, in the trace under the name of the message that is due at this step.
   *
   * @param due the message that the protocol has here
   */
  public Arrival next(Class<? extends Message> due, Duration timeout) {
    BlockingStream.Look<Arrival> look = MessagePipe::look;
    Optional<Arrival> arrival = stream.await(look, timeout);
    arrival.ifPresent(seen -> recordArrival(due, seen));
    Arrival found = arrival.orElseGet(() -> new Arrival.Silence(timeout, pending()));
    checkFraming(due, found);
    return found;
  }

  /** What cannot be read for its length breaks WIRE-01 in every scenario: one finding. */
  private static void checkFraming(Class<? extends Message> due, Arrival found) {
    boolean unfinished =
        (found instanceof Arrival.Ended ended && ended.pending() > 0)
            || (found instanceof Arrival.Silence silence && silence.pending() > 0);
    if (unfinished || found instanceof Arrival.Oversized) {
      throw RequirementBroken.of(
          "WIRE-01",
          "a " + due.getSimpleName() + " behind its length of four bytes, big-endian",
          found.seen());
    }
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

  /** A length of four bytes and the payload, whether or not they agree. */
  public static byte[] frame(int declared, byte[] payload) {
    return Bytes.concat(ByteBuffer.allocate(Integer.BYTES).putInt(declared).array(), payload);
  }

  static Optional<Arrival> look(ByteQueue queue, boolean over, @Nullable Closure cause) {
    if (queue.size() >= Integer.BYTES) {
      long length = queue.peekInt32(0);
      if (length > LONGEST) {
        return Optional.of(new Arrival.Oversized(length));
      }
      if (queue.size() >= Integer.BYTES + length) {
        queue.skip(Integer.BYTES);
        return Optional.of(new Arrival.Message(queue.take((int) length)));
      }
    }
    return over ? Optional.of(BlockingStream.end(queue, cause)) : Optional.empty();
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
      String what = arrival instanceof Arrival.Ended ? "end of stream" : arrival.seen();
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
