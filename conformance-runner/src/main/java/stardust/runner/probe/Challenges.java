package stardust.runner.probe;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import stardust.message.FrameReader;
import stardust.message.Framing;
import stardust.spec.message.JoinChallenge;

/** Recognises a JoinChallenge in whatever framing it comes. */
public final class Challenges {

  private Challenges() {}

  /** The framing of the challenge that comes first on the stream; empty if none comes in time. */
  public static Optional<Framing> framing(BlockingStream stream, Duration timeout) {
    BlockingStream.Look<Optional<Framing>> look =
        (queue, over, cause) -> {
          Optional<Framing> found = of(queue.peekBytes(queue.size()));
          return found.isPresent() || over ? Optional.of(found) : Optional.empty();
        };
    return stream.await(look, timeout).flatMap(found -> found);
  }

  private static Optional<Framing> of(byte[] bytes) {
    return Arrays.stream(Framing.values()).filter(each -> isChallenge(each, bytes)).findFirst();
  }

  private static boolean isChallenge(Framing framing, byte[] bytes) {
    FrameReader reader = new FrameReader(framing);
    reader.append(bytes);
    return reader.next() instanceof FrameReader.Message message && hasSalt(message.bytes());
  }

  private static boolean hasSalt(byte[] message) {
    try {
      return !JoinChallenge.parseFrom(message).getSaltEncrypted().isEmpty();
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }
}
