/** Byte streams without sockets: what every layer of the wire stack reads from and writes to. */
@NullMarked
package stardust.io;

import org.jspecify.annotations.NullMarked;
