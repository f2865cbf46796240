/** Programs that a run starts: what they print is kept, and none outlives the run. */
@NullMarked
package stardust.runner.process;

import org.jspecify.annotations.NullMarked;
