package stardust.connection;

import stardust.muxer.MuxedStream;

/** A protocol that is answered on the streams which the other side opens. */
public interface StreamService {

  /** Its multistream-select name, as {@code /ipfs/ping/1.0.0}. */
  String protocol();

  /**
   * Takes a stream on which both sides agreed on the protocol. Called in the connection's loop; the
   * stream has no receiver yet.
   */
  void accept(UpgradedConnection connection, MuxedStream stream);
}
