package stardust.runner.probe;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import stardust.io.ByteQueue;
import stardust.io.Closure;
import stardust.io.Receiver;
import stardust.spec.message.Discovery;
import stardust.spec.message.DiscoveryAck;
import stardust.trace.Direction;
import stardust.trace.Layer;
import stardust.trace.WireEvent;

/**
 * What follows a join: takes every Discovery as it comes, and acknowledges it in the way that the
 * scenario wants. Works in the loop of the connection; asked by the scenario's thread.
 */
public final class Membership {

  /** How to acknowledge. */
  public enum Acks {
    /** With an empty DiscoveryAck, as deployed clients do. */
    EMPTY,
    /** With a DiscoveryAck that carries bytes. */
    WITH_BYTES,
    /** With a DiscoveryAck that carries an id of the list: a DialRequest has the same bytes. */
    WITH_AN_ID,
    /** With a DiscoveryAck that has fields of later versions. */
    WITH_LATER_FIELDS,
    /** With an empty DiscoveryAck for the first list, and with none for those behind it. */
    FIRST_ONLY,
    /** Not at all. */
    NONE
  }

  private final MessagePipe pipe;
  private final Acks acks;
  private final Mailbox<Sighting> sightings = new Mailbox<>();
  private final Mailbox<Arrival> ends = new Mailbox<>();
  private volatile int unfinished;
  private volatile long endNanos;

  Membership(MessagePipe pipe, Acks acks) {
    this.pipe = pipe;
    this.acks = acks;
    pipe.stream().handOver(new Listener());
  }

  /** How many lists have come. */
  public int mark() {
    return sightings.size();
  }

  /** The lists that came after the mark. */
  public List<Sighting> after(int mark) {
    return sightings.after(mark);
  }

  /** The first list after the mark that is as wanted. */
  public Optional<Sighting> await(int mark, Predicate<Sighting> wanted, Duration timeout) {
    return sightings.awaitAfter(mark, wanted, timeout);
  }

  /** What ended the stream or was no Discovery, if anything did. */
  public Optional<Arrival> end() {
    return ends.after(0).stream().findFirst();
  }

  /** Waits for the end of the registration stream. */
  public Optional<Arrival> awaitEnd(Duration timeout) {
    return ends.awaitAfter(0, arrival -> true, timeout);
  }

  /** How many bytes have come of a message that is not whole yet. */
  public int unfinished() {
    return unfinished;
  }

  /** Whether it ended before so long had passed since the first list, if it has ended. */
  boolean endedWithin(Duration sinceFirstList) {
    return end().isPresent()
        && after(0).stream()
            .findFirst()
            .filter(first -> endNanos - first.nanos() < sinceFirstList.toNanos())
            .isPresent();
  }

  /** Whether every list is acknowledged as it comes. */
  boolean acknowledges() {
    return acks != Acks.NONE && acks != Acks.FIRST_ONLY;
  }

  /** The registration stream. */
  public MessagePipe pipe() {
    return pipe;
  }

  /** Sends empty acknowledgements, whatever has come. */
  public void acknowledge(int count) {
    for (int i = 0; i < count; i++) {
      pipe.send(DiscoveryAck.getDefaultInstance());
    }
  }

  private void acknowledge(Discovery list) {
    switch (acks) {
      case EMPTY -> pipe.send(DiscoveryAck.getDefaultInstance());
      case WITH_BYTES -> pipe.send(acknowledgement(ByteString.copyFromUtf8("seen")));
      case WITH_AN_ID ->
          list.getIdsList().stream().limit(1).forEach(id -> pipe.send(acknowledgement(id)));
      case WITH_LATER_FIELDS ->
          pipe.sendPayload(Later.around(new byte[0]), "DiscoveryAck with unknown fields");
      case FIRST_ONLY -> acknowledge(sightings.size() == 1 ? 1 : 0);
      case NONE -> {}
    }
  }

  private static DiscoveryAck acknowledgement(ByteString content) {
    return DiscoveryAck.newBuilder().setAck(content).build();
  }

  private final class Listener implements Receiver {

    private final ByteQueue queue = new ByteQueue();

    @Override
    public void bytes(byte[] bytes) {
      pipe.duplex().consumed(bytes.length);
      queue.append(bytes);
      look(false, null);
    }

    @Override
    public void end() {
      look(true, null);
    }

    @Override
    public void closed(Closure closure) {
      look(true, closure);
    }

    private void look(boolean over, @Nullable Closure cause) {
      boolean more = true;
      while (more) {
        Optional<Arrival> arrival = pipe.look(queue, over, cause);
        arrival.ifPresent(this::take);
        more = arrival.filter(Arrival.Message.class::isInstance).isPresent();
      }
      unfinished = queue.size();
    }

    private void take(Arrival arrival) {
      if (!(arrival instanceof Arrival.Message message)) {
        endWith(arrival);
        // Whatever ended it, or cannot be read: no list can follow.
        sightings.close();
        return;
      }
      byte[] payload = message.payload();
      pipe.tap()
          .record(
              () ->
                  WireEvent.of(
                      Layer.MESSAGE,
                      Direction.RECEIVED,
                      pipe.label(),
                      "Discovery",
                      MessageFields.of("Discovery", payload),
                      payload));
      try {
        Discovery list = Discovery.parseFrom(payload);
        sightings.put(new Sighting(System.nanoTime(), list.getIdsList()));
        acknowledge(list);
      } catch (InvalidProtocolBufferException e) {
        endWith(arrival);
      }
    }

    private void endWith(Arrival arrival) {
      endNanos = System.nanoTime();
      ends.put(arrival);
    }
  }
}
