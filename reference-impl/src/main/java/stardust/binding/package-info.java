/** The two wire bindings of the protocol: what of them goes beyond how messages are framed. */
@NullMarked
package stardust.binding;

import org.jspecify.annotations.NullMarked;
