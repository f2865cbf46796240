package stardust.server;

import java.security.SecureRandom;
import stardust.protocol.Stardust;

/** Salts from the platform's cryptographic random generator. */
final class SecureSalts implements SaltSource {

  private final SecureRandom random = new SecureRandom();

  @Override
  public byte[] salt() {
    byte[] salt = new byte[Stardust.SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }
}
