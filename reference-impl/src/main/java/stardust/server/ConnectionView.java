package stardust.server;

import stardust.connection.Connection;
import stardust.io.Duplex;

/**
 * What the server sees of a connection. Everything that the server reads and writes passes through
 * here, so this is the seam for what no other part decides.
 */
public interface ConnectionView {

  /** The connection that the server is to use in place of this one. */
  Connection of(Connection connection);

  /** What it is to use in place of a transport connection, before anything is read from it. */
  default Duplex transport(Duplex accepted) {
    return accepted;
  }
}
