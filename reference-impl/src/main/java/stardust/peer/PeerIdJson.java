package stardust.peer;

import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of a peer id, which is also what a JoinInit says of a peer. A member is text that
 * was read, not yet believed: {@link #publicKey} and {@link #privateKey} check it.
 *
 * @param id the peer id in base58btc
 * @param pubKey the libp2p {@code PublicKey} protobuf in standard base64
 * @param privKey the libp2p {@code PrivateKey} protobuf in standard base64; for files only, it must
 *     never be sent
 */
public record PeerIdJson(String id, Optional<String> pubKey, Optional<String> privKey) {

  private static final int LONGEST_KEY_TEXT = 12_000;
  private static final int LONGEST_SHOWN = 100;

  /** What a peer tells others of itself. */
  public static PeerIdJson of(PublicKey key) {
    return new PeerIdJson(
        key.peerId().toBase58(), Optional.of(base64(key.encoded())), Optional.empty());
  }

  /** What a peer keeps in a file of its own: with the private key. */
  public static PeerIdJson withPrivateKey(PrivateKey key) {
    PeerIdJson told = of(key.publicKey());
    return new PeerIdJson(told.id, told.pubKey, Optional.of(base64(key.encoded())));
  }

  /**
   * Reads a JSON object. Unknown members are passed over.
   *
   * @throws KeyException when it is not JSON, or a member is missing or not a text
   */
  public static PeerIdJson read(String json) throws KeyException {
    JsonNode node;
    try {
      node = JsonMapper.shared().readTree(json);
    } catch (JacksonException e) {
      throw new KeyException("a peer id in JSON is a JSON object: " + e.getOriginalMessage(), e);
    }
    String id =
        member(node, "id").orElseThrow(() -> new KeyException("a peer id in JSON has an \"id\""));
    return new PeerIdJson(id, member(node, "pubKey"), member(node, "privKey"));
  }

  /** The JSON object without the private key: fit to be sent or shown. */
  public String writePublic() {
    ObjectNode node = JsonMapper.shared().createObjectNode().put("id", id);
    pubKey.ifPresent(key -> node.put("pubKey", key));
    return node.toString();
  }

  /** The JSON object with the private key if there is one: for a file that only its owner reads. */
  public String writeWithPrivateKey() {
    ObjectNode node = JsonMapper.shared().createObjectNode().put("id", id);
    pubKey.ifPresent(key -> node.put("pubKey", key));
    privKey.ifPresent(key -> node.put("privKey", key));
    return node.toString();
  }

  /**
   * The public key, after checking that the id is its id. Deployed peers do not check this, and so
   * take a stranger's key for anyone's.
   *
   * @throws KeyException when there is no key, or it is not one, or the id is not its id
   */
  public PublicKey publicKey() throws KeyException {
    String text =
        pubKey.orElseThrow(
            () -> new KeyException("a public key (pubKey) is missing for " + shortened(id)));
    return checked(Keys.decodePublic(decoded(text, "pubKey")));
  }

  /**
   * The private key, after checking that the id and the public key, if there is one, are its own.
   *
   * @throws KeyException when there is no key, or it is not one, or something does not fit it
   */
  public PrivateKey privateKey() throws KeyException {
    String text =
        privKey.orElseThrow(
            () -> new KeyException("a private key (privKey) is missing for " + shortened(id)));
    PrivateKey key = Keys.decodePrivate(decoded(text, "privKey"));
    checked(key.publicKey());
    if (pubKey.isPresent() && !publicKey().equals(key.publicKey())) {
      throw new KeyException("pubKey is not the public part of privKey");
    }
    return key;
  }

  /** Without the private key, so that it gets into no log. */
  @Override
  public String toString() {
    return writePublic();
  }

  private PublicKey checked(PublicKey key) throws KeyException {
    String own = key.peerId().toBase58();
    if (!own.equals(id)) {
      throw new KeyException("the id of this key is " + own + ", not \"" + shortened(id) + "\"");
    }
    return key;
  }

  private static Optional<String> member(JsonNode node, String name) throws KeyException {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw new KeyException("the member \"" + name + "\" of a peer id is a text");
    }
    return Optional.of(value.asString());
  }

  private static byte[] decoded(String text, String name) throws KeyException {
    if (text.length() > LONGEST_KEY_TEXT) {
      throw new KeyException(name + " is too long for a key: " + text.length() + " characters");
    }
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new KeyException(name + " is not base64: " + e.getMessage(), e);
    }
  }

  /** Texts of strangers do not fill logs. */
  private static String shortened(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
