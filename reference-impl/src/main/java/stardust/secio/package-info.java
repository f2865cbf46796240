/** The secio 1.0.0 security protocol. */
@NullMarked
package stardust.secio;

import org.jspecify.annotations.NullMarked;
