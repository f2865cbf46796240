package stardust.runner.probe;

import java.time.Duration;
import stardust.io.Closure;

/**
 * What a probe found when it looked at a stream: never an exception, always something to report.
 */
public sealed interface Arrival {

  /** For "expected ..., but ...", where a server is tested. */
  default String seen() {
    return seen("the server");
  }

  /**
   * For "expected ..., but ...".
   *
   * @param other who is at the other end of the stream, as "the server"
   */
  String seen(String other);

  /**
   * A whole message.
   *
   * @param payload its protobuf bytes, without the length
   */
  record Message(byte[] payload) implements Arrival {
    @Override
    public String seen(String other) {
      return "a message of " + payload.length + " bytes came";
    }
  }

  /** The length in front of a message is beyond any message. */
  record Oversized(long length) implements Arrival {
    @Override
    public String seen(String other) {
      return "the length " + length + " came, which no message has: is the framing another one?";
    }
  }

  /** What stands in front of a message is no length at all. */
  record NoLength(String what) implements Arrival {
    @Override
    public String seen(String other) {
      return "the length in front of a message cannot be read: " + what;
    }
  }

  /**
   * The other side closed its writing side.
   *
   * @param pending bytes of a message that was begun and not finished
   */
  record Ended(int pending) implements Arrival {
    @Override
    public String seen(String other) {
      return pending == 0
          ? other + " ended the stream"
          : other + " ended the stream in the middle of a message, after " + pending + " bytes";
    }
  }

  /** The stream is over in both directions. */
  record Closed(Closure closure) implements Arrival {
    @Override
    public String seen(String other) {
      return switch (closure.kind()) {
        case FINISHED -> "the stream was closed";
        case RESET -> other + " reset the stream";
        default -> "the stream was lost (" + closure.why() + ")";
      };
    }
  }

  /**
   * Nothing within the time.
   *
   * @param waited how long
   * @param pending bytes of a message that was begun and not finished
   */
  record Silence(Duration waited, int pending) implements Arrival {
    @Override
    public String seen(String other) {
      String part = pending == 0 ? "" : " but " + pending + " bytes of an unfinished message";
      return "nothing" + part + " came within " + waited.toMillis() + " ms";
    }
  }
}
