/** The yamux muxer, {@code /yamux/1.0.0}, as described in the libp2p specifications. */
@NullMarked
package stardust.yamux;

import org.jspecify.annotations.NullMarked;
