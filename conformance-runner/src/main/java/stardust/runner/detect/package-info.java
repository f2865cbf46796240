/** Finds out what a server speaks, by asking it. */
@NullMarked
package stardust.runner.detect;

import org.jspecify.annotations.NullMarked;
