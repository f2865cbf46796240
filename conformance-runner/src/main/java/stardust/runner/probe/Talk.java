package stardust.runner.probe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import stardust.io.Bytes;
import stardust.multistream.MultistreamLine;
import stardust.multistream.MultistreamReader;
import stardust.trace.Direction;
import stardust.trace.Layer;
import stardust.trace.Tap;
import stardust.trace.WireEvent;

/** multistream-select by hand, line by line, on any stream: the probe as dialler. */
public final class Talk {

  private static final String HEADER = "/multistream/1.0.0";

  private final BlockingStream stream;
  private final Tap tap;
  private boolean greeted;
  private boolean headerSeen;

  public Talk(BlockingStream stream, Tap tap) {
    this.stream = stream;
    this.tap = tap;
  }

  /** Proposes a protocol, with the header in front of the first proposal. */
  public void propose(String protocol) {
    propose(protocol, new byte[0]);
  }

  /** Proposes a protocol with bytes of that protocol behind it in the same write. */
  public void propose(String protocol, byte[] behind) {
    byte[] header = greeted ? new byte[0] : MultistreamLine.of(HEADER).encode();
    greeted = true;
    record(Direction.SENT, protocol);
    stream.write(Bytes.concat(header, MultistreamLine.of(protocol).encode(), behind));
  }

  /** The answer, its header left out; empty when none comes in time or the stream ends. */
  public Optional<String> answer(Duration timeout) {
    BlockingStream.Look<Optional<String>> look =
        (queue, over, cause) -> {
          MultistreamReader reader = new MultistreamReader();
          reader.append(queue.peekBytes(queue.size()));
          Optional<MultistreamLine> line = reader.next();
          if (line.isPresent()) {
            queue.skip(line.get().encode().length);
            return Optional.of(line.map(MultistreamLine::text));
          }
          return over || reader.violation().isPresent()
              ? Optional.of(Optional.empty())
              : Optional.empty();
        };
    Optional<String> line = stream.await(look, timeout).flatMap(found -> found);
    line.ifPresent(text -> record(Direction.RECEIVED, text));
    if (!headerSeen && line.equals(Optional.of(HEADER))) {
      headerSeen = true;
      return answer(timeout);
    }
    return line;
  }

  /** The stream beneath. */
  public BlockingStream stream() {
    return stream;
  }

  /** Whether a stack proposes this for itself, as identify or ping, and not for a relay. */
  static boolean isOfTheStack(String protocol) {
    return protocol.startsWith("/ipfs/") || protocol.startsWith("/libp2p/");
  }

  private void record(Direction direction, String line) {
    tap.record(
        () ->
            WireEvent.of(
                Layer.MULTISTREAM,
                direction,
                stream.label(),
                line,
                List.of(),
                MultistreamLine.of(line).encode()));
  }
}
