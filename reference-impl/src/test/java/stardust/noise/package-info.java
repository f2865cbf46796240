@NullMarked
package stardust.noise;

import org.jspecify.annotations.NullMarked;
