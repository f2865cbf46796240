/** The report for build servers. */
@NullMarked
package stardust.report.junit;

import org.jspecify.annotations.NullMarked;
