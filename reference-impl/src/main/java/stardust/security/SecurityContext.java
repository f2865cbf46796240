package stardust.security;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import stardust.peer.PeerId;
import stardust.peer.PrivateKey;
import stardust.peer.PublicKey;
import stardust.trace.Tap;

/**
 * What a handshake needs to know.
 *
 * @param self the identity of this side
 * @param expected who the other side must be; empty when anyone may come
 * @param timeout how long the whole handshake may take
 * @param random where keys and nonces come from
 * @param tap is told of each handshake message and each frame
 */
public record SecurityContext(
    PrivateKey self, Optional<PeerId> expected, Duration timeout, SecureRandom random, Tap tap) {

  /** Refuses the key of a peer that is not the expected one. */
  public void check(PublicKey remote) throws UnexpectedPeerException {
    if (expected.isPresent() && !expected.get().matches(remote)) {
      throw new UnexpectedPeerException(expected.get(), remote.peerId());
    }
  }

  /** Fresh random bytes. */
  public byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
