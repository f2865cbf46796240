/** The results file: written as the run goes, read back whole. */
@NullMarked
package stardust.report.json;

import org.jspecify.annotations.NullMarked;
