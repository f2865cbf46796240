/** A whole libp2p connection: negotiation, security and muxer over a byte stream. */
@NullMarked
package stardust.connection;

import org.jspecify.annotations.NullMarked;
