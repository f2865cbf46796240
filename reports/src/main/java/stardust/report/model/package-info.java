/** What a run found, as data, and the rules that read a verdict from it. */
@NullMarked
package stardust.report.model;

import org.jspecify.annotations.NullMarked;
