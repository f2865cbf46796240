/** The command line. */
@NullMarked
package stardust.runner.cli;

import org.jspecify.annotations.NullMarked;
