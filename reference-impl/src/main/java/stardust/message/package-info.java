/** The messages of stardust 0.1.0: how they are framed, read, written and described. */
@NullMarked
package stardust.message;

import org.jspecify.annotations.NullMarked;
