package stardust.runner.endpoint;

import stardust.multiaddr.Multiaddr;

/** A server that is tested, however it was started. */
public interface Endpoint extends AutoCloseable {

  /** How it is reached, for the report: "embedded", "address". */
  String kind();

  /** What it is, for people. */
  String description();

  /** Its address for the report; empty where each scenario has another. */
  String address();

  /** Whether all scenarios meet on one server, so that those that need quiet run alone. */
  boolean shared();

  /**
   * A server for one scenario.
   *
   * @throws EndpointException when it could not be started
   */
  Lease lease();

  @Override
  void close();

  /** A server for as long as one scenario runs. */
  interface Lease extends AutoCloseable {

    /** Where to dial; with {@code /p2p} where the server's identity is known. */
    Multiaddr address();

    @Override
    void close();
  }
}
