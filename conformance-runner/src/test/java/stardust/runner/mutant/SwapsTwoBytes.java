package stardust.runner.mutant;

import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.io.Receiver;
import stardust.server.Relay;
import stardust.server.ServerParts;

/** Swaps the bytes 70000 and 70001 of what the dialler sends. Breaks RELAY-01. */
final class SwapsTwoBytes {

  private static final long FIRST = 70_000;

  private SwapsTwoBytes() {}

  static ServerParts around(ServerParts parts) {
    Relay right = parts.relay();
    return parts.withRelay(
        (dialer, target, over) -> right.splice(new Swapping(dialer), target, over));
  }

  /** The two are taken for one array, as they are unless a read happens to end between them. */
  private record Swapping(Duplex right) implements Duplex {

    @Override
    public Loop loop() {
      return right.loop();
    }

    @Override
    public void receive(Receiver receiver) {
      right.receive(new Swapper(receiver));
    }

    @Override
    public void release() {
      right.release();
    }

    @Override
    public void unread(byte[] bytes) {
      right.unread(bytes);
    }

    @Override
    public void write(byte[] bytes, Runnable flushed) {
      right.write(bytes, flushed);
    }

    @Override
    public void consumed(int count) {
      right.consumed(count);
    }

    @Override
    public void closeWrite() {
      right.closeWrite();
    }

    @Override
    public void reset() {
      right.reset();
    }
  }

  private static final class Swapper implements Receiver {

    private final Receiver right;
    private long passed;

    Swapper(Receiver right) {
      this.right = right;
    }

    @Override
    public void bytes(byte[] bytes) {
      long at = FIRST - passed;
      passed += bytes.length;
      if (at >= 0 && at + 1 < bytes.length) {
        int first = (int) at;
        byte held = bytes[first];
        bytes[first] = bytes[first + 1];
        bytes[first + 1] = held;
      }
      right.bytes(bytes);
    }

    @Override
    public void end() {
      right.end();
    }

    @Override
    public void closed(Closure closure) {
      right.closed(closure);
    }
  }
}
