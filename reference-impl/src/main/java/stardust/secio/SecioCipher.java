package stardust.secio;

import java.security.MessageDigest;
import java.util.Arrays;
import stardust.io.ViolationException;
import stardust.security.Frame;
import stardust.security.FrameCipher;

/** Frames of ciphertext and HMAC over that ciphertext. */
final class SecioCipher implements FrameCipher {

  /**
   * How much plaintext goes into a frame, in bytes. Deployed implementations refuse frames above 4
   * MiB; short frames keep little memory busy on both sides.
   */
  static final int LONGEST_PLAINTEXT = 64 << 10;

  private final DirectionCipher sending;
  private final DirectionCipher receiving;

  SecioCipher(DirectionCipher sending, DirectionCipher receiving) {
    this.sending = sending;
    this.receiving = receiving;
  }

  @Override
  public int longestPlaintext() {
    return LONGEST_PLAINTEXT;
  }

  @Override
  public byte[] seal(byte[] plaintext) {
    return Secio.FRAMING.encode(sending.seal(plaintext));
  }

  @Override
  public byte[] open(Frame frame) throws ViolationException {
    byte[] body = frame.body();
    int split = body.length - receiving.macBytes();
    if (split < 0) {
      throw frame.violation(
          "a frame of "
              + body.length
              + " bytes has no room for the MAC of "
              + receiving.macBytes());
    }
    byte[] ciphertext = Arrays.copyOf(body, split);
    byte[] mac = Arrays.copyOfRange(body, split, body.length);
    if (!MessageDigest.isEqual(receiving.mac(ciphertext), mac)) {
      throw frame.violation("the MAC of a frame of " + body.length + " bytes is wrong");
    }
    return receiving.crypt(ciphertext);
  }
}
