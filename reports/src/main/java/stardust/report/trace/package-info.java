/**
 * What passed the wire as data in a page, and the script that draws it as a diagram of sequence.
 */
@NullMarked
package stardust.report.trace;

import org.jspecify.annotations.NullMarked;
