/** What the tests of messages, server and client share, and the tests of the shared pieces. */
@NullMarked
package stardust.protocol;

import org.jspecify.annotations.NullMarked;
