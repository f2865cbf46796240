/** The small picture. */
@NullMarked
package stardust.report.badge;

import org.jspecify.annotations.NullMarked;
