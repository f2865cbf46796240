/** Checks the suite itself: against the reference, and against its mutants. */
@NullMarked
package stardust.runner.selfcheck;

import org.jspecify.annotations.NullMarked;
