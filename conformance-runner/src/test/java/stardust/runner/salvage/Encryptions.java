package stardust.runner.salvage;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import stardust.peer.PublicKey;

/** Other ways to encrypt a salt than the right one. */
final class Encryptions {

  /** What the libp2p protobuf has in front of the DER of an RSA key of 1024 to 4096 bits. */
  private static final int PROTOBUF_HEADER = 5;

  private Encryptions() {}

  /** The ciphertext of the salt with a cipher of Java's. */
  static byte[] encrypt(String name, PublicKey key, byte[] salt) {
    byte[] encoded = key.encoded();
    byte[] der = Arrays.copyOfRange(encoded, PROTOBUF_HEADER, encoded.length);
    try {
      Cipher cipher = Cipher.getInstance(name);
      cipher.init(
          Cipher.ENCRYPT_MODE,
          KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der)));
      return cipher.doFinal(salt);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
