/** The suite and what it tests in containers of a real Docker engine. */
@NullMarked
package stardust.runner.container;

import org.jspecify.annotations.NullMarked;
