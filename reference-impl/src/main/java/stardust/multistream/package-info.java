/** multistream-select 1.0.0: how two sides agree on a protocol. */
@NullMarked
package stardust.multistream;

import org.jspecify.annotations.NullMarked;
