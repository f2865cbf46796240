/**
 * Several results beside each other: what stands differently, what fails everywhere, and, of two
 * runs of one implementation, what changed. Text from the other side is escaped as on every page.
 */
@NullMarked
package stardust.report.compare;

import org.jspecify.annotations.NullMarked;
