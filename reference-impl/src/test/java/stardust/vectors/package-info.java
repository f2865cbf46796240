/** What tests read the language-neutral vectors with. */
@NullMarked
package stardust.vectors;

import org.jspecify.annotations.NullMarked;
