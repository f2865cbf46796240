/** The files that are made of traces, and Wireshark's view of them. */
@NullMarked
package stardust.report.pcapng;

import org.jspecify.annotations.NullMarked;
