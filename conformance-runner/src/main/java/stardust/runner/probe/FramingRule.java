package stardust.runner.probe;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.Optional;
import stardust.binding.Binding;
import stardust.io.ByteQueue;
import stardust.io.Varint;
import stardust.message.Framing;
import stardust.runner.judge.RequirementBroken;
import stardust.spec.message.Error;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinInit;

/**
 * How messages are framed in a binding, and what a server breaks that frames otherwise.
 *
 * @param requirement its id
 * @param words for "a JoinChallenge ..."
 */
record FramingRule(Framing framing, String requirement, String words) {

  /** Far above any legal message; what declares more speaks another framing. */
  private static final long LONGEST = 8L << 20;

  static FramingRule of(Binding binding) {
    return switch (binding) {
      case LIBP2P ->
          new FramingRule(
              binding.framing(), "WIRE-01", "behind its length of four bytes, big-endian");
      case BARE ->
          new FramingRule(binding.framing(), "WIRE-02", "behind its length as an unsigned varint");
    };
  }

  /** Takes the message at the front of the queue, if it is there as a whole. */
  Optional<Arrival> take(ByteQueue queue) {
    Varint.Result length = framing.peekLength(queue);
    if (length instanceof Varint.Malformed malformed) {
      return Optional.of(new Arrival.NoLength(malformed.what()));
    }
    if (!(length instanceof Varint.Value value)) {
      return Optional.empty();
    }
    if (Long.compareUnsigned(value.value(), LONGEST) > 0) {
      return Optional.of(new Arrival.Oversized(value.value()));
    }
    if (queue.size() - value.length() < value.value()) {
      return Optional.empty();
    }
    queue.skip(value.length());
    return Optional.of(new Arrival.Message(queue.take((int) value.value())));
  }

  /** Whether something came of which no message can be made. */
  static boolean isUnreadable(Arrival found) {
    return found instanceof Arrival.Oversized
        || found instanceof Arrival.NoLength
        || (found instanceof Arrival.Ended ended && ended.pending() > 0)
        || (found instanceof Arrival.Silence silence && silence.pending() > 0);
  }

  /**
   * Whether the first message of one side may be none: nearly all bytes begin with what can be read
   * as a varint, and four bytes of length begin with a zero.
   *
   * @param due the message in whose place it came
   */
  boolean mayBeMisread(Class<? extends Message> due, Arrival.Message message) {
    boolean none =
        (due == JoinChallenge.class && !isChallenge(message.payload()))
            || (due == JoinInit.class && message.payload().length == 0);
    return framing == Framing.VARINT && none;
  }

  private static boolean isChallenge(byte[] payload) {
    try {
      JoinChallenge challenge = JoinChallenge.parseFrom(payload);
      return challenge.getErrorValue() != Error.OK_VALUE || !challenge.getSaltEncrypted().isEmpty();
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  /** One finding, whatever the scenario is about. */
  RequirementBroken broken(String due, String seen) {
    return RequirementBroken.of(requirement, "a " + due + " " + words, seen);
  }
}
