package stardust.transport;

import stardust.io.Duplex;

/** A byte stream right over a socket. */
public interface TransportDuplex extends Duplex {

  /**
   * Writes bytes to the socket itself, beneath WebSocket where there is one. They appear in the
   * trace as injected. A peer that means to break a rule writes this way; see {@link
   * WebSocketFrame} for frames whose parts contradict each other.
   */
  void writeRaw(byte[] bytes);
}
