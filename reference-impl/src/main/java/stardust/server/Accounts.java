package stardust.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import stardust.connection.Connection;

/** The accounts of all connections of a server. */
final class Accounts {

  private final Map<Connection, Account> accounts = new ConcurrentHashMap<>();

  /** The account of this connection, opened when it has none. */
  Account of(Connection connection) {
    return accounts.computeIfAbsent(connection, c -> new Account());
  }

  /** The connection is over. Relays that still end hold their account themselves. */
  void close(Connection connection) {
    accounts.remove(connection);
  }
}
