/** The outcome of a run as a small picture. */
@NullMarked
package stardust.report.badge;

import org.jspecify.annotations.NullMarked;
