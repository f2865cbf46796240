package stardust.runner.client.mutant;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.io.Receiver;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;

/** Clients that say a thing once more when the answer is late. */
final class RepeatMutants {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private RepeatMutants() {}

  static List<ClientMutant> all() {
    return List.of(
        repeating("join-init-repeated", "It sends its JoinInit again after two seconds.", 1),
        repeating("solution-repeated", "It sends its solution again after two seconds.", 2));
  }

  private static ClientMutant repeating(String name, String what, int message) {
    return ClientMutant.of(
        name,
        "JOIN-70",
        what,
        parts ->
            parts.withView(
                connection -> {
                  AtomicBoolean joining = new AtomicBoolean();
                  return Streams.opened(
                      connection,
                      stream ->
                          joining.compareAndSet(false, true)
                              ? new Repeating(stream, message)
                              : stream);
                }));
  }

  private static final class Repeating extends StreamWrapper {

    private final int message;
    private int written;
    private Loop.@Nullable Timer timer;

    Repeating(Duplex right, int message) {
      super(right);
      this.message = message;
    }

    @Override
    public void write(byte[] bytes, Runnable flushed) {
      super.write(bytes, flushed);
      written++;
      if (written == message) {
        timer = loop().schedule(PATIENCE, () -> super.write(bytes, () -> {}));
      }
    }

    @Override
    protected Receiver changed(Receiver receiver) {
      return new ReceiverWrapper(receiver) {
        @Override
        public void bytes(byte[] bytes) {
          if (timer != null) {
            timer.cancel();
          }
          super.bytes(bytes);
        }
      };
    }
  }
}
