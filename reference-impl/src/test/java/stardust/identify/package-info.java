@NullMarked
package stardust.identify;

import org.jspecify.annotations.NullMarked;
