/** Multiaddrs: self-describing network addresses, as text and in binary. */
@NullMarked
package stardust.multiaddr;

import org.jspecify.annotations.NullMarked;
