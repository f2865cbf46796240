package stardust.server;

/** Draws the salt of a join challenge. */
public interface SaltSource {

  /** A fresh salt: {@value stardust.protocol.Stardust#SALT_BYTES} unpredictable bytes. */
  byte[] salt();
}
