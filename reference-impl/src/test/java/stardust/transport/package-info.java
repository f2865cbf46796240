@NullMarked
package stardust.transport;

import org.jspecify.annotations.NullMarked;
