/** Text from the other side, made fit for people and for each format. */
@NullMarked
package stardust.report.text;

import org.jspecify.annotations.NullMarked;
