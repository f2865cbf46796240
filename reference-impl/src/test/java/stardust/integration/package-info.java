/** The server and the client together, over real sockets. */
@NullMarked
package stardust.integration;

import org.jspecify.annotations.NullMarked;
