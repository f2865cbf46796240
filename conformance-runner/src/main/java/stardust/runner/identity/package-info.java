/** Fresh identities for the peers that scenarios play. */
@NullMarked
package stardust.runner.identity;

import org.jspecify.annotations.NullMarked;
