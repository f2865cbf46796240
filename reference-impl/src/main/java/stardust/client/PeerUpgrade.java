package stardust.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import stardust.connection.UpgradeOptions;
import stardust.connection.UpgradedConnection;
import stardust.connection.Upgrader;
import stardust.io.Duplex;

/** Makes a connection to a peer out of a stream that the server has joined to that peer's. */
public interface PeerUpgrade {

  /** The libp2p upgrade: security, then a muxer. */
  PeerUpgrade LIBP2P =
      (options, stream, initiator, prepare) ->
          new Upgrader(options).upgrade(stream, initiator, prepare);

  /**
   * Upgrades.
   *
   * @param options among them who the other side must prove to be, for whoever dialled
   * @param initiator whether this side dialled
   * @param prepare is given the connection before the first stream can come in
   */
  CompletableFuture<UpgradedConnection> upgrade(
      UpgradeOptions options,
      Duplex stream,
      boolean initiator,
      Consumer<UpgradedConnection> prepare);
}
