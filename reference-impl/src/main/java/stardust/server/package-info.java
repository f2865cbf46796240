/**
 * The reference server: small parts behind interfaces, gathered in {@link
 * stardust.server.ServerParts}, so that a deliberately wrong server is one part exchanged from
 * outside.
 *
 * <p>Where the protocol leaves a choice, this server does the following.
 *
 * <ul>
 *   <li>A join need not use the identity that secures its connection; one connection may hold
 *       several registrations.
 *   <li>When an id joins again, the newest registration has its place, and the older stream is
 *       closed.
 *   <li>A peer is in its own list; the server is in none. A leave is not announced. Each peer has
 *       its own timer for periodical lists.
 *   <li>After an error the stream is half-closed, and reset if the client does not close it too.
 *       The connection stays.
 *   <li>Only joined clients may dial. A client may dial itself. Every refused dial is answered with
 *       {@code E_GENERIC}.
 *   <li>A peer is taken off when three periods in a row pass without an acknowledgement; periods in
 *       which its relays carry bytes do not count, as the acknowledgement may be queued behind
 *       them.
 * </ul>
 */
@NullMarked
package stardust.server;

import org.jspecify.annotations.NullMarked;
