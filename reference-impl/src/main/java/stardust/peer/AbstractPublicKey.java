package stardust.peer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A public key is its canonical encoding; what it can do comes with the type. */
abstract sealed class AbstractPublicKey implements PublicKey
    permits RsaPublicKey, Ed25519PublicKey, Secp256k1PublicKey {

  private final KeyType type;
  private final byte[] encoded;

  AbstractPublicKey(KeyType type, byte[] data) {
    this.type = type;
    this.encoded = KeyProtobuf.encodePublic(type, data);
  }

  @Override
  public final KeyType type() {
    return type;
  }

  @Override
  public final byte[] encoded() {
    return encoded.clone();
  }

  @Override
  public final PeerId peerId() {
    return PeerId.of(this);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof AbstractPublicKey key && Arrays.equals(encoded, key.encoded);
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(encoded);
  }

  @Override
  public final String toString() {
    return type + " key of " + peerId();
  }
}
