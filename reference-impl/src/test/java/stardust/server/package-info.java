/** Tests of the server. */
@NullMarked
package stardust.server;

import org.jspecify.annotations.NullMarked;
