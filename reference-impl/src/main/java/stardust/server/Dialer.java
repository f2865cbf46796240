package stardust.server;

import stardust.connection.Connection;

/** The connection that asks for a dial. */
public interface Dialer {

  /** The connection itself. */
  Connection connection();

  /** Whether a peer is online over this connection. */
  boolean joined();
}
