package stardust.protocol;

import java.util.Base64;
import stardust.io.Bytes;
import stardust.peer.KeyException;
import stardust.peer.Keys;
import stardust.peer.PeerId;
import stardust.peer.RsaPrivateKey;
import stardust.vectors.WireVectors;
import tools.jackson.databind.JsonNode;

/** The messages and the two test identities that an independent stack made. */
public final class StardustVectors {

  private static final JsonNode FILE = WireVectors.file("stardust-vectors.json");

  private StardustVectors() {}

  /** The message of this name, without framing. */
  public static byte[] message(String name) {
    return Bytes.fromHex(FILE.get("messages").get(name).asString());
  }

  /** The framed bytes of this name. */
  public static byte[] framed(String name) {
    return Bytes.fromHex(FILE.get("framed").get(name).asString());
  }

  /** The 128 random bytes of the join of peer A. */
  public static byte[] random128() {
    return Bytes.fromHex(FILE.get("random128").asString());
  }

  /** The 128 bytes of salt of the join of peer A. */
  public static byte[] salt() {
    return Bytes.fromHex(FILE.get("salt").asString());
  }

  /** The identity called "peerA" or "peerB". */
  public static RsaPrivateKey key(String peer) {
    try {
      String text = FILE.get(peer).get("privKeyBase64").asString();
      return (RsaPrivateKey) Keys.decodePrivate(Base64.getDecoder().decode(text));
    } catch (KeyException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The id of the identity called "peerA" or "peerB". */
  public static PeerId id(String peer) {
    return key(peer).publicKey().peerId();
  }
}
