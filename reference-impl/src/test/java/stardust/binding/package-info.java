@NullMarked
package stardust.binding;

import org.jspecify.annotations.NullMarked;
