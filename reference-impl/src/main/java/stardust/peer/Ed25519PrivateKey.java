package stardust.peer;

import java.util.Arrays;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import stardust.io.Bytes;

/** An Ed25519 private key; RFC 8032. */
final class Ed25519PrivateKey implements PrivateKey {

  private static final int SEED = Ed25519.SECRET_KEY_SIZE;
  private static final int WITH_PUBLIC = SEED + Ed25519PublicKey.LENGTH;

  /** An older form has the public key twice. */
  private static final int WITH_PUBLIC_TWICE = WITH_PUBLIC + Ed25519PublicKey.LENGTH;

  private final Ed25519PrivateKeyParameters key;
  private final Ed25519PublicKey publicKey;

  Ed25519PrivateKey(Ed25519PrivateKeyParameters key) {
    this.key = key;
    this.publicKey = new Ed25519PublicKey(key.generatePublicKey());
  }

  /** Reads seed and public key, 64 bytes, or seed and twice the public key, 96 bytes. */
  static Ed25519PrivateKey decode(byte[] data) throws KeyException {
    if (data.length != WITH_PUBLIC && data.length != WITH_PUBLIC_TWICE) {
      throw new KeyException(
          "an Ed25519 private key has "
              + WITH_PUBLIC
              + " or "
              + WITH_PUBLIC_TWICE
              + " bytes, not "
              + data.length);
    }
    Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(data, 0);
    byte[] point = key.generatePublicKey().getEncoded();
    for (int at = SEED; at < data.length; at += point.length) {
      if (!Arrays.equals(data, at, at + point.length, point, 0, point.length)) {
        throw new KeyException("an Ed25519 private key holds a public key that is not its own");
      }
    }
    return new Ed25519PrivateKey(key);
  }

  @Override
  public PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public byte[] sign(byte[] message) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    key.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
    return signature;
  }

  @Override
  public byte[] encoded() {
    byte[] data = Bytes.concat(key.getEncoded(), key.generatePublicKey().getEncoded());
    return KeyProtobuf.encodePrivate(KeyType.ED25519, data);
  }

  @Override
  public String toString() {
    return "private " + publicKey;
  }
}
