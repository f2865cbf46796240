/** The report for a pull request or a terminal. */
@NullMarked
package stardust.report.summary;

import org.jspecify.annotations.NullMarked;
