@NullMarked
package stardust.ping;

import org.jspecify.annotations.NullMarked;
