/** Tests of the protocol document and of its notation. */
@NullMarked
package stardust.spec;

import org.jspecify.annotations.NullMarked;
