/** Runs to render: one that looks like a real one, and one by a hostile peer. */
@NullMarked
package stardust.report.sample;

import org.jspecify.annotations.NullMarked;
