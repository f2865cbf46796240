package stardust.server;

import stardust.connection.Connection;
import stardust.peer.PeerId;

/** A peer that is in the network: its id and the registration stream that keeps it there. */
public interface OnlinePeer {

  /** The id that the peer has proved. */
  PeerId id();

  /** The connection on which it joined; forwarded streams are opened on it. */
  Connection connection();

  /**
   * Sends the peer the list, as it is when it is written. While an earlier list has not left, later
   * ones become one. From any thread.
   */
  void sendList();

  /** Takes the peer off and closes its registration stream. From any thread. */
  void takeOff(String why);
}
