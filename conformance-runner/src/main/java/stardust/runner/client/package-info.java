/**
 * Clients under test: how one is started and listened to, and the server and the peers that the
 * suite plays to it.
 */
@NullMarked
package stardust.runner.client;

import org.jspecify.annotations.NullMarked;
