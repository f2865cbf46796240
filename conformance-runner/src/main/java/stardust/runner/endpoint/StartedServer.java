package stardust.runner.endpoint;

import java.time.Duration;
import java.util.Optional;
import stardust.multiaddr.Multiaddr;
import stardust.runner.process.OutputLog;

/** One server that the suite started and that is ready. */
public interface StartedServer extends AutoCloseable {

  /** Where to dial. */
  Multiaddr address();

  /** Whether the transport in the address is a guess. */
  boolean guessed();

  /** What it prints, from its start on. */
  OutputLog output();

  /** How it ended, if it did before it was closed. */
  Optional<Death> death();

  /** Waits until it has ended, but no longer than this. */
  void awaitDeath(Duration within);

  /** Ends it, and waits for the end. */
  @Override
  void close();
}
