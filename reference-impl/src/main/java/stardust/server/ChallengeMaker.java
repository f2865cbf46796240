package stardust.server;

import java.util.Optional;
import stardust.peer.PublicKey;

/** Encrypts the salt of a challenge. */
public interface ChallengeMaker {

  /**
   * The encrypted salt, as {@code JoinChallenge.saltEncrypted} carries it; empty when the key
   * cannot encrypt so much, or not at all.
   *
   * @param key the public key of the client's id
   * @param salt as drawn for this join
   */
  Optional<byte[]> encrypt(PublicKey key, byte[] salt);
}
