@NullMarked
package stardust.secio;

import org.jspecify.annotations.NullMarked;
