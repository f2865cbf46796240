/** Tests of the client. */
@NullMarked
package stardust.client;

import org.jspecify.annotations.NullMarked;
