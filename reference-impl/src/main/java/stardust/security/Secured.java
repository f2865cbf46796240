package stardust.security;

import stardust.io.Duplex;
import stardust.peer.PublicKey;

/**
 * What comes of a handshake.
 *
 * @param channel carries the plaintext; a {@link SecuredChannel} when secio or noise made it
 * @param remoteKey the key that the other side has proved to hold
 */
public record Secured(Duplex channel, PublicKey remoteKey) {}
