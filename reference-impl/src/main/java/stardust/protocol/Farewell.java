package stardust.protocol;

import java.time.Duration;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.io.Receiver;

/** Closes a stream in good order: what was written still arrives, what still comes is dropped. */
public final class Farewell implements Receiver {

  private final Duplex stream;
  private final Loop.Timer patience;

  private Farewell(Duplex stream, Loop.Timer patience) {
    this.stream = stream;
    this.patience = patience;
  }

  /**
   * Half-closes the stream and waits for the other side to do the same. Called in its loop.
   *
   * @param grace for how long; then the stream is reset
   */
  public static void on(Duplex stream, Duration grace) {
    Loop.Timer patience = stream.loop().schedule(grace, stream::reset);
    stream.closeWrite();
    stream.receive(new Farewell(stream, patience));
  }

  @Override
  public void bytes(byte[] bytes) {
    stream.consumed(bytes.length);
  }

  @Override
  public void end() {}

  @Override
  public void closed(Closure closure) {
    patience.cancel();
  }
}
