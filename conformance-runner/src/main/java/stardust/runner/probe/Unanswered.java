package stardust.runner.probe;

import java.util.Optional;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.multistream.MultistreamLine;
import stardust.multistream.MultistreamReader;

/**
 * Leaves the proposal of stardust on a stream unanswered. What a stack proposes for itself is
 * refused: it takes a peer that answers no ping for dead, and breaks its connection off.
 */
final class Unanswered implements Receiver {

  private final Duplex stream;
  private final MultistreamReader reader = new MultistreamReader();

  private Unanswered(Duplex stream) {
    this.stream = stream;
  }

  /** Takes over a stream that the server has opened; to be called in its loop. */
  static void take(Duplex stream) {
    stream.receive(new Unanswered(stream));
    // The header goes first: some stacks wait for it before they propose.
    stream.write(MultistreamLine.HEADER.encode());
  }

  @Override
  public void bytes(byte[] bytes) {
    stream.consumed(bytes.length);
    reader.append(bytes);
    Optional<MultistreamLine> line = reader.next();
    while (line.isPresent()) {
      if (Talk.isOfTheStack(line.get().text())) {
        stream.write(MultistreamLine.NOT_AVAILABLE.encode());
      }
      line = reader.next();
    }
  }

  @Override
  public void end() {}

  @Override
  public void closed(Closure closure) {}
}
