/**
 * A trace as a sequence of what a reader thinks of: a connection made, a protocol agreed, a
 * message, the end of a stream; each with the frames that carried it.
 */
@NullMarked
package stardust.report.sequence;

import org.jspecify.annotations.NullMarked;
