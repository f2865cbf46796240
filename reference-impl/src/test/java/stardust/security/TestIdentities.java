package stardust.security;

import java.util.List;
import stardust.peer.KeyException;
import stardust.peer.Keys;
import stardust.peer.PrivateKey;
import stardust.vectors.WireVectors;

/** The published test keys. */
public final class TestIdentities {

  public static final PrivateKey ED25519_A = key("ed25519A");
  public static final PrivateKey ED25519_B = key("ed25519B");
  public static final PrivateKey RSA_A = key("rsaA");
  public static final PrivateKey RSA_B = key("rsaB");
  public static final PrivateKey SECP256K1 = key("secp256k1");

  private TestIdentities() {}

  /** The dialer's and the listener's identity of a recorded session: "rsa" or "ed25519". */
  public static List<PrivateKey> sides(String kind) {
    return List.of(key(kind + "A"), key(kind + "B"));
  }

  private static PrivateKey key(String name) {
    try {
      return Keys.decodePrivate(WireVectors.named("peerid." + name).hex("privateKeyProtobuf"));
    } catch (KeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
