/** The language-neutral exchange vectors: how they are made, and what proves them right. */
@NullMarked
package stardust.exchange;

import org.jspecify.annotations.NullMarked;
