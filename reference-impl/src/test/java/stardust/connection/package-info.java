@NullMarked
package stardust.connection;

import org.jspecify.annotations.NullMarked;
