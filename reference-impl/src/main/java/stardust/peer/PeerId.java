package stardust.peer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import stardust.io.Bytes;

/**
 * The name of a peer: a multihash of its public key. "Peer Ids and Keys" of the libp2p
 * specifications: encoded keys of at most 42 bytes are taken as they are (identity), longer ones
 * are hashed with SHA-256.
 */
public final class PeerId {

  private static final int IDENTITY = 0x00;
  private static final int SHA2_256 = 0x12;
  private static final int SHA2_256_LENGTH = 32;
  private static final int HEADER_LENGTH = 2;

  /** An encoded key that is longer is hashed. */
  private static final int LONGEST_IDENTITY = 42;

  /** Longer than any spelling of an id of legal length. */
  private static final int LONGEST_TEXT = 128;

  /** CID version 1, codec libp2p-key. */
  private static final byte[] CID_PREFIX = {0x01, 0x72};

  private final byte[] multihash;

  private PeerId(byte[] multihash) {
    this.multihash = multihash;
  }

  /** The id of the peer that this key belongs to. */
  public static PeerId of(PublicKey key) {
    byte[] encoded = key.encoded();
    return encoded.length <= LONGEST_IDENTITY
        ? new PeerId(multihash(IDENTITY, encoded))
        : new PeerId(multihash(SHA2_256, sha256(encoded)));
  }

  /**
   * Reads a multihash.
   *
   * @param multihash code, length and digest: {@code 12 20} and 32 bytes, or {@code 00}, a length
   *     of 1 to 42, and as many bytes
   * @throws KeyException when it is another kind of multihash, or none
   */
  public static PeerId fromBytes(byte[] multihash) throws KeyException {
    if (multihash.length < HEADER_LENGTH) {
      throw new KeyException("a peer id is a multihash, not " + multihash.length + " bytes");
    }
    int code = multihash[0];
    int digest = multihash.length - HEADER_LENGTH;
    boolean rightLength =
        switch (code) {
          case IDENTITY -> digest >= 1 && digest <= LONGEST_IDENTITY;
          case SHA2_256 -> digest == SHA2_256_LENGTH;
          default -> false;
        };
    if (!rightLength || multihash[1] != digest) {
      throw new KeyException(
          "a peer id is a sha2-256 multihash (12 20 and 32 bytes) or an identity multihash of 1 to "
              + LONGEST_IDENTITY
              + " bytes, not "
              + Bytes.hex(multihash, 64));
    }
    return new PeerId(multihash.clone());
  }

  /**
   * Reads the text of an id: base58btc when it begins with "1" or "Qm", else a CID of version 1
   * with the codec libp2p-key, in base32 ("b") or base58btc ("z").
   *
   * @throws KeyException when it is neither
   */
  public static PeerId parse(String text) throws KeyException {
    if (text.isEmpty() || text.length() > LONGEST_TEXT) {
      throw new KeyException(
          "a peer id has 1 to " + LONGEST_TEXT + " characters, not " + text.length());
    }
    if (text.startsWith("1") || text.startsWith("Qm")) {
      return fromBytes(Base58.decode(text));
    }
    return switch (text.charAt(0)) {
      case 'b' -> fromCid(Base32.decode(text.substring(1)));
      case 'z' -> fromCid(Base58.decode(text.substring(1)));
      default ->
          throw new KeyException(
              "a peer id begins with \"1\", \"Qm\", \"b\" or \"z\"; \"" + text + "\" does not");
    };
  }

  /** The multihash. */
  public byte[] bytes() {
    return multihash.clone();
  }

  /** The multihash in base58btc, the usual text. */
  public String toBase58() {
    return Base58.encode(multihash);
  }

  /** The CID of version 1 in base32: "b" and its digits. */
  public String toCid() {
    return "b" + Base32.encode(Bytes.concat(CID_PREFIX, multihash));
  }

  /** Whether the key is this peer's. */
  public boolean matches(PublicKey key) {
    return equals(of(key));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PeerId id && Arrays.equals(multihash, id.multihash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(multihash);
  }

  /** The same as {@link #toBase58}. */
  @Override
  public String toString() {
    return toBase58();
  }

  private static PeerId fromCid(byte[] cid) throws KeyException {
    int prefix = CID_PREFIX.length;
    if (cid.length < prefix || !Arrays.equals(cid, 0, prefix, CID_PREFIX, 0, prefix)) {
      throw new KeyException(
          "the CID of a peer begins with 01 72 (version 1, libp2p-key), unlike "
              + Bytes.hex(cid, prefix));
    }
    return fromBytes(Arrays.copyOfRange(cid, prefix, cid.length));
  }

  private static byte[] multihash(int code, byte[] digest) {
    return Bytes.concat(new byte[] {(byte) code, (byte) digest.length}, digest);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
    }
  }
}
