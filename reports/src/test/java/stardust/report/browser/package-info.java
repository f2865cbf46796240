/** The report in a real browser. */
@NullMarked
package stardust.report.browser;

import org.jspecify.annotations.NullMarked;
