/** The mplex muxer, {@code /mplex/6.7.0}, as described in the libp2p specifications. */
@NullMarked
package stardust.mplex;

import org.jspecify.annotations.NullMarked;
