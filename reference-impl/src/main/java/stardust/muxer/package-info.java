/** Many streams over one: what mplex and yamux have in common. */
@NullMarked
package stardust.muxer;

import org.jspecify.annotations.NullMarked;
