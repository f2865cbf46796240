/** Files of known failures. */
@NullMarked
package stardust.runner.baseline;

import org.jspecify.annotations.NullMarked;
