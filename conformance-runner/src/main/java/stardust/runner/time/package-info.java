/** How long the suite waits, in one place. */
@NullMarked
package stardust.runner.time;

import org.jspecify.annotations.NullMarked;
