/** What passes at the boundary of each layer, for whoever wants to record it. */
@NullMarked
package stardust.trace;

import org.jspecify.annotations.NullMarked;
