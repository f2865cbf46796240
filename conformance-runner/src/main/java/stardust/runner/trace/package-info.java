/** What a scenario saw and did, in order. */
@NullMarked
package stardust.runner.trace;

import org.jspecify.annotations.NullMarked;
