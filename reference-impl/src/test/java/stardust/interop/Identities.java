package stardust.interop;

import java.security.SecureRandom;
import stardust.peer.Keys;
import stardust.peer.RsaPrivateKey;

/** Identities of our own peers; made once, as RSA keys take a while. */
final class Identities {

  static final RsaPrivateKey SERVER = Keys.generateRsa(2048, new SecureRandom());
  static final RsaPrivateKey FIRST = Keys.generateRsa(2048, new SecureRandom());
  static final RsaPrivateKey SECOND = Keys.generateRsa(2048, new SecureRandom());

  private Identities() {}
}
