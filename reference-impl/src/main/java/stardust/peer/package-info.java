/** Keys and peer ids, in all their written forms. */
@NullMarked
package stardust.peer;

import org.jspecify.annotations.NullMarked;
