/** Traces as files that Wireshark opens. */
@NullMarked
package stardust.report.pcapng;

import org.jspecify.annotations.NullMarked;
