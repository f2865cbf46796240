/** Sockets as byte streams: TCP and WebSocket, dialled and accepted. */
@NullMarked
package stardust.transport;

import org.jspecify.annotations.NullMarked;
