package stardust.integration;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import stardust.peer.Keys;
import stardust.peer.RsaPrivateKey;

/** Identities that are made once and used by all tests. */
final class TestKeys {

  /** The shortest that suits every test. */
  private static final int BITS = 1152;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final List<RsaPrivateKey> KEYS = new ArrayList<>();

  private TestKeys() {}

  /** The identity with this number, from 0. */
  static synchronized RsaPrivateKey number(int index) {
    while (KEYS.size() <= index) {
      KEYS.add(Keys.generateRsa(BITS, RANDOM));
    }
    return KEYS.get(index);
  }
}
