/** Delegates to override in one thing: for mutants, and for peers that listen in. */
@NullMarked
package stardust.runner.wrap;

import org.jspecify.annotations.NullMarked;
