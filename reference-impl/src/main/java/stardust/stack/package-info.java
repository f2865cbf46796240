/** The parts of the wire stack put together as they are used by default. */
@NullMarked
package stardust.stack;

import org.jspecify.annotations.NullMarked;
