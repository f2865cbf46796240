/**
 * The report for people: one file that works offline. Everything that is shown may come from a
 * hostile peer; it is escaped by the HTML library, and nothing but the page's own style and script,
 * its packed data and {@link SpecMarkdown} is written as it is.
 */
@NullMarked
package stardust.report.html;

import org.jspecify.annotations.NullMarked;
