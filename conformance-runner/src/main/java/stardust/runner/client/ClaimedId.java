package stardust.runner.client;

import java.util.Base64;
import stardust.peer.KeyException;
import stardust.peer.Keys;
import stardust.peer.PeerId;
import stardust.peer.PublicKey;
import stardust.peer.RsaPublicKey;
import stardust.runner.judge.RequirementBroken;
import stardust.spec.message.PeerID;

/**
 * Whom a JoinInit claims to come from. What cannot be read breaks JOIN-63.
 *
 * @param claim as it came
 */
public record ClaimedId(PeerID claim) {

  private static final String REQUIREMENT = "JOIN-63";
  private static final String KEY = "a pubKey that is the libp2p PublicKey of an RSA key in base64";

  /** More of it may be a secret, and a report is read by many. */
  private static final int SHOWN = 60;

  /** The key, however its base64 is written. */
  public RsaPublicKey key() {
    try {
      PublicKey key = Keys.decodePublic(Base64.getMimeDecoder().decode(standard()));
      if (key instanceof RsaPublicKey rsa) {
        return rsa;
      }
      throw broken(KEY, "it is " + key);
    } catch (IllegalArgumentException e) {
      throw broken(KEY, "it is no base64: " + shortened(claim.getPubKey()));
    } catch (KeyException e) {
      throw broken(KEY, "it is no such key: " + e.getMessage());
    }
  }

  /** The peer id of the key. */
  public PeerId id() {
    return key().peerId();
  }

  /** Checks the form of both, and that they belong together. */
  public void check() {
    String right = Base64.getEncoder().encodeToString(key().encoded());
    if (!claim.getPubKey().equals(right)) {
      throw broken(
          "a pubKey in standard base64 with padding", "it is " + shortened(claim.getPubKey()));
    }
    if (!claim.getId().equals(id().toBase58())) {
      throw broken(
          "the id " + id() + ", which is that of pubKey, in base58btc",
          "id is " + shortened(claim.getId()));
    }
  }

  private String standard() {
    return claim.getPubKey().replace('-', '+').replace('_', '/');
  }

  private static RequirementBroken broken(String expected, String seen) {
    return RequirementBroken.of(REQUIREMENT, expected, seen);
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN
        ? "\"" + text + "\""
        : "\"" + text.substring(0, SHOWN) + "...\", " + text.length() + " characters";
  }
}
