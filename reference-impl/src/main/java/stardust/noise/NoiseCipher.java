package stardust.noise;

import stardust.io.ViolationException;
import stardust.security.Frame;
import stardust.security.FrameCipher;

/** Transport messages: ciphertext with tag, without associated data. */
final class NoiseCipher implements FrameCipher {

  /** What fits a body of 65,535 bytes beside the tag. */
  static final int LONGEST_PLAINTEXT = 65_519;

  private static final byte[] NOTHING = new byte[0];

  private final CipherState sending;
  private final CipherState receiving;

  NoiseCipher(CipherState sending, CipherState receiving) {
    this.sending = sending;
    this.receiving = receiving;
  }

  @Override
  public int longestPlaintext() {
    return LONGEST_PLAINTEXT;
  }

  @Override
  public byte[] seal(byte[] plaintext) throws NoiseException {
    if (plaintext.length > LONGEST_PLAINTEXT) {
      throw new IllegalArgumentException(plaintext.length + " bytes do not fit a message");
    }
    return Noise.FRAMING.encode(sending.encrypt(NOTHING, plaintext));
  }

  @Override
  public byte[] open(Frame frame) throws ViolationException {
    byte[] body = frame.body();
    if (body.length < CipherState.TAG_BYTES) {
      throw frame.violation("a message of " + body.length + " bytes has no room for the tag of 16");
    }
    try {
      return receiving.decrypt(NOTHING, body);
    } catch (NoiseException e) {
      throw frame.violation("a message of " + body.length + " bytes: " + e.getMessage());
    }
  }
}
