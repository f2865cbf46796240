/** All reports of a run. */
@NullMarked
package stardust.report;

import org.jspecify.annotations.NullMarked;
