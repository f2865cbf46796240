/**
 * The report for people: one file that works offline. Everything that is shown may come from a
 * hostile peer; it is escaped by the HTML library, and nothing but {@link Assets} and {@link
 * TraceBlock} writes markup as it is.
 */
@NullMarked
package stardust.report.html;

import org.jspecify.annotations.NullMarked;
