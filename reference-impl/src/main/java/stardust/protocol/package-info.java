/** What the server and the client of stardust 0.1.0 share. */
@NullMarked
package stardust.protocol;

import org.jspecify.annotations.NullMarked;
