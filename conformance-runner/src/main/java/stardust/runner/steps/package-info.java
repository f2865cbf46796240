/** What the sentences of the scenarios do. */
@NullMarked
package stardust.runner.steps;

import org.jspecify.annotations.NullMarked;
