/** How a scenario says what it found. */
@NullMarked
package stardust.runner.judge;

import org.jspecify.annotations.NullMarked;
