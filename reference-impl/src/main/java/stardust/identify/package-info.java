/** The identify protocol of libp2p: what a peer says about itself. */
@NullMarked
package stardust.identify;

import org.jspecify.annotations.NullMarked;
