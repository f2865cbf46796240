/**
 * The reference server: small parts behind interfaces, gathered in {@link
 * stardust.server.ServerParts}, so that a deliberately wrong server is one part exchanged from
 * outside.
 */
@NullMarked
package stardust.server;

import org.jspecify.annotations.NullMarked;
