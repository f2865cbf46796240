package stardust.server;

import java.util.Optional;
import stardust.peer.KeyException;
import stardust.peer.PublicKey;
import stardust.peer.RsaPublicKey;

/** RSAES-PKCS1-v1_5, as deployed; the salt fits keys of 1112 bits and more. */
final class RsaChallengeMaker implements ChallengeMaker {

  @Override
  public Optional<byte[]> encrypt(PublicKey key, byte[] salt) {
    if (!(key instanceof RsaPublicKey rsa)) {
      return Optional.empty();
    }
    try {
      return Optional.of(rsa.encrypt(salt));
    } catch (KeyException e) {
      return Optional.empty();
    }
  }
}
