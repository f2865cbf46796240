/**
 * What all pages for people have in common: one file, its own style and script and nothing else,
 * and text that is escaped whoever it came from.
 */
@NullMarked
package stardust.report.page;

import org.jspecify.annotations.NullMarked;
