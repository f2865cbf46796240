/** One run from its options to its files. */
@NullMarked
package stardust.runner.run;

import org.jspecify.annotations.NullMarked;
