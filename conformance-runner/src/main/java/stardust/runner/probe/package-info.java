/** The peer that scenarios play: the codecs of the reference, driven step by step. */
@NullMarked
package stardust.runner.probe;

import org.jspecify.annotations.NullMarked;
