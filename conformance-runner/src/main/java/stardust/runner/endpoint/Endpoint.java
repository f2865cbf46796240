package stardust.runner.endpoint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import stardust.multiaddr.Multiaddr;
import stardust.runner.process.OutputLog;

/** A server that is tested, however it was started. */
public interface Endpoint extends AutoCloseable {

  /** How it is reached, for the report: the name of its adapter, as "embedded" or "process". */
  String kind();

  /** What it is, for people. */
  String description();

  /** Its address for the report; empty where each scenario has another. */
  String address();

  /** Whether all scenarios meet on one server, so that those that need quiet run alone. */
  boolean shared();

  /**
   * A server for one scenario. One that has died since the last lease is started anew, where that
   * can be done.
   *
   * @throws EndpointException when it could not be started
   */
  Lease lease();

  /** What its servers print, one after the other; empty where nobody hears it. */
  default Optional<OutputLog> output() {
    return Optional.empty();
  }

  /** Whether it is noticed when a server ends by itself, and {@link #another} can be started. */
  default boolean isWatched() {
    return false;
  }

  /** When and how its servers ended though nobody asked them to, in order, as far as known. */
  default List<Death> deaths() {
    return List.of();
  }

  /**
   * Waits until a server that is up has ended by itself, but no longer than this: a server that
   * dies may cut its connections some time before.
   */
  default void awaitDeath(Duration within) {}

  /**
   * Another of the same kind, with a server of its own. Where only one can be up at a time, this
   * one has to be closed first.
   */
  default Endpoint another() {
    throw new UnsupportedOperationException(kind() + " cannot start another server");
  }

  /** Whether several servers can be up at the same time, each with its own address. */
  default boolean canBeMany() {
    return false;
  }

  @Override
  void close();

  /** A server for as long as one scenario runs. */
  interface Lease extends AutoCloseable {

    /** Where to dial; with {@code /p2p} where the server's identity is known. */
    Multiaddr address();

    /** Whether the transport in the address is a guess: neither said by the user nor the server. */
    default boolean guessed() {
      return false;
    }

    @Override
    void close();
  }
}
