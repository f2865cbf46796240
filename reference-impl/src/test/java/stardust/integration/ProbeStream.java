package stardust.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import stardust.io.Bytes;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Violation;
import stardust.message.Framing;
import stardust.protocol.MessageStream;

/** A stream to the server whose every byte a test decides. */
final class ProbeStream implements MessageStream.Listener {

  private static final int LIMIT = 1 << 20;

  private final Duplex stream;
  private final MessageStream messages;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final List<Event> seen = new CopyOnWriteArrayList<>();
  private volatile boolean acknowledging;

  /** What came. */
  record Event(String kind, byte[] bytes) {
    @Override
    public String toString() {
      return kind + " " + Bytes.hex(bytes, 64);
    }
  }

  private ProbeStream(Duplex stream) {
    this.stream = stream;
    this.messages = new MessageStream(stream, Framing.INT32_BE, LIMIT);
  }

  /** Reads messages from the stream. Called in its loop. */
  static ProbeStream on(Duplex stream) {
    ProbeStream probe = new ProbeStream(stream);
    probe.messages.listen(probe);
    return probe;
  }

  ProbeStream send(MessageLite message) {
    return sendRaw(Framing.INT32_BE.encode(message.toByteArray()));
  }

  ProbeStream sendRaw(byte[] bytes) {
    stream.loop().execute(() -> stream.write(bytes));
    return this;
  }

  void halfClose() {
    stream.loop().execute(stream::closeWrite);
  }

  void reset() {
    stream.loop().execute(stream::reset);
  }

  /** The bytes of the next message; an end in its place fails the test. */
  byte[] message() {
    Event event = Waits.take(events, "a message", seen::toString);
    assertThat(event.kind()).as("awaited a message; saw " + seen).isEqualTo("message");
    return event.bytes();
  }

  /** From now on answers every message with an empty one, which acknowledges a list. */
  ProbeStream acknowledgeAll() {
    acknowledging = true;
    return this;
  }

  /** What has come until now. */
  List<Event> arrivedSoFar() {
    return List.copyOf(seen);
  }

  /** Waits for the end of what the server sends; messages before are passed over. */
  void awaitEnd() {
    String kind = "message";
    while (kind.equals("message")) {
      kind = Waits.take(events, "the end of the stream", seen::toString).kind();
    }
  }

  /** The stream behind the messages that were read, without a receiver. */
  Duplex detach() {
    CompletableFuture<Duplex> detached = new CompletableFuture<>();
    stream.loop().execute(() -> detached.complete(messages.detach()));
    return Waits.get(detached, "the stream");
  }

  @Override
  public void message(byte[] message) {
    if (acknowledging) {
      stream.write(Framing.INT32_BE.encode(new byte[0]));
    }
    add("message", message);
  }

  @Override
  public void malformed(Violation violation) {
    add("malformed: " + violation, new byte[0]);
  }

  @Override
  public void ended() {
    add("ended", new byte[0]);
  }

  @Override
  public void closed(Closure closure) {
    add("closed: " + closure, new byte[0]);
  }

  private void add(String kind, byte[] bytes) {
    Event event = new Event(kind, bytes);
    seen.add(event);
    events.add(event);
  }
}
