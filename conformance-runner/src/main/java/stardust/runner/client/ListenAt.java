package stardust.runner.client;

import stardust.multiaddr.Multiaddr;

/**
 * Where played servers listen.
 *
 * @param address with port 0, as each start of a client has a server of its own
 */
public record ListenAt(Multiaddr address) {

  /** On this machine, over WebSocket. */
  public static final ListenAt DEFAULT = new ListenAt(Multiaddr.webSocket("127.0.0.1", 0));
}
