/** The ping protocol of libp2p: is the other side there, and how long is the way. */
@NullMarked
package stardust.ping;

import org.jspecify.annotations.NullMarked;
