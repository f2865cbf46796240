package stardust.transport;

import stardust.multiaddr.Multiaddr;
import stardust.trace.Tap;

/**
 * A connection that somebody made to a {@link Listener}, after the WebSocket upgrade if there is
 * one.
 *
 * @param duplex has no receiver yet
 * @param remote where it comes from
 * @param local where it was accepted
 * @param tap the one that was made for this connection; it has seen the WebSocket upgrade
 */
public record Accepted(TransportDuplex duplex, Multiaddr remote, Multiaddr local, Tap tap) {}
