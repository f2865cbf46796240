package stardust.runner.mutant;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Cipher;
import stardust.io.Bytes;
import stardust.peer.KeyException;
import stardust.peer.PublicKey;
import stardust.peer.RsaPublicKey;
import stardust.server.ServerParts;

/** Servers with a wrong salt, or one that is wrongly encrypted. */
final class ChallengeMutants {

  private static final int BLOCK = 256;

  /** Of an RSA-2048 {@code PublicKey}: the type, and the tag and length of its data. */
  private static final int DER_OFFSET = 5;

  private static final SecureRandom RANDOM = new SecureRandom();

  private ChallengeMutants() {}

  static List<Mutant> all() {
    return List.of(
        saltOf("salt-of-127-bytes", 127),
        saltOf("salt-of-129-bytes", 129),
        saltOf("salt-of-64-bytes", 64),
        Mutant.of(
            "one-salt-for-all-joins",
            "ROBUST-31",
            "It keeps the salt that it drew last, and not one for each join.",
            ChallengeMutants::withOneSalt),
        Mutant.of(
            "salt-encrypted-with-oaep",
            "JOIN-03",
            "It encrypts the salt with RSAES-OAEP.",
            parts -> parts.withChallenges((key, salt) -> encrypt(OAEP, key, salt))),
        Mutant.of(
            "salt-encrypted-without-padding",
            "JOIN-03",
            "It encrypts the salt with textbook RSA.",
            parts -> parts.withChallenges((key, salt) -> encrypt("RSA/ECB/NoPadding", key, salt))),
        Mutant.of(
            "salt-not-encrypted",
            "JOIN-03",
            "It sends the salt as it is.",
            parts -> parts.withChallenges((key, salt) -> Optional.of(salt.clone()))),
        Mutant.of(
            "rsa-2048-only",
            "JOIN-03",
            "It refuses RSA keys of other lengths than 2048 bits.",
            parts ->
                parts.withChallenges(
                    (key, salt) -> bits(key) == 2048 ? right(parts, key, salt) : Optional.empty())),
        Mutant.of(
            "rsa-4096-cut",
            "JOIN-03",
            "It cuts the ciphertext of a long key to 384 bytes.",
            parts ->
                parts.withChallenges(
                    (key, salt) ->
                        right(parts, key, salt)
                            .map(all -> Arrays.copyOf(all, Math.min(all.length, 384))))),
        Mutant.of(
            "salt-constant",
            "JOIN-04",
            "It has one salt for all joins.",
            parts -> {
              byte[] salt = parts.salts().salt();
              return parts.withSalts(salt::clone);
            }),
        Mutant.of(
            "salt-of-hexadecimal-digits",
            "JOIN-06",
            "Its salts are the 128 hexadecimal digits of 64 random bytes.",
            parts ->
                parts.withSalts(
                    () -> Bytes.hex(Arrays.copyOf(parts.salts().salt(), 64)).getBytes(US_ASCII))),
        Mutant.of(
            "salts-that-begin-alike",
            "JOIN-06",
            "The first half of its salts is drawn once, and the second half for each join.",
            parts -> {
              byte[] first = parts.salts().salt();
              return parts.withSalts(
                  () -> {
                    byte[] salt = parts.salts().salt();
                    System.arraycopy(first, 0, salt, 0, salt.length / 2);
                    return salt;
                  });
            }),
        Mutant.of(
            "salt-for-each-key",
            "JOIN-04",
            "It has one salt for each peer.",
            ChallengeMutants::saltForEachKey),
        Mutant.of(
            "salt-used-twice",
            "JOIN-04",
            "It draws a new salt at every second join only.",
            ChallengeMutants::saltUsedTwice),
        Mutant.of(
            "salt-of-the-clock",
            "JOIN-04",
            "It draws each salt from a generator whose seed is the time in milliseconds.",
            parts -> parts.withSalts(ChallengeMutants::saltOfTheClock)),
        Mutant.of(
            "ed25519-accepted",
            "JOIN-14",
            "It sends a challenge to keys that cannot encrypt, with the salt as it is.",
            parts ->
                parts.withChallenges(
                    (key, salt) -> right(parts, key, salt).or(() -> Optional.of(salt.clone())))),
        Mutant.of(
            "rsa-1024-accepted",
            "JOIN-14",
            "It cuts the salt to what a short RSA key can encrypt.",
            parts -> parts.withChallenges((key, salt) -> shortened(parts, key, salt))),
        Mutant.of(
            "challenge-without-salt",
            "JOIN-01",
            "It sends a JoinChallenge with neither an error nor a salt.",
            parts -> parts.withChallenges((key, salt) -> Optional.of(new byte[0]))),
        Mutant.of(
            "challenge-always-refused",
            "JOIN-01",
            "It answers every JoinInit with an error.",
            parts -> parts.withChallenges((key, salt) -> Optional.empty())));
  }

  private static final String OAEP = "RSA/ECB/OAEPWithSHA-1AndMGF1Padding";

  private static byte[] saltOfTheClock() {
    byte[] salt = new byte[128];
    new Random(System.currentTimeMillis()).nextBytes(salt);
    return salt;
  }

  private static Mutant saltOf(String name, int length) {
    return Mutant.of(
        name,
        "JOIN-02",
        "Its salts have " + length + " bytes.",
        parts ->
            parts.withSalts(
                () -> {
                  byte[] salt = new byte[length];
                  RANDOM.nextBytes(salt);
                  return salt;
                }));
  }

  private static ServerParts saltForEachKey(ServerParts parts) {
    Map<PublicKey, byte[]> salts = new ConcurrentHashMap<>();
    return parts.withChallenges(
        (key, salt) -> {
          byte[] first = salts.computeIfAbsent(key, k -> salt.clone());
          System.arraycopy(first, 0, salt, 0, salt.length);
          return right(parts, key, salt);
        });
  }

  private static ServerParts saltUsedTwice(ServerParts parts) {
    byte[][] last = {null};
    return parts.withSalts(
        () -> {
          synchronized (last) {
            byte[] again = last[0];
            last[0] = again == null ? parts.salts().salt() : null;
            return again == null ? last[0].clone() : again;
          }
        });
  }

  private static Optional<byte[]> right(ServerParts parts, PublicKey key, byte[] salt) {
    return parts.challenges().encrypt(key, salt);
  }

  private static Optional<byte[]> shortened(ServerParts parts, PublicKey key, byte[] salt) {
    if (!(key instanceof RsaPublicKey rsa) || rsa.maxPlaintext() >= salt.length) {
      return right(parts, key, salt);
    }
    try {
      return Optional.of(rsa.encrypt(Arrays.copyOf(salt, rsa.maxPlaintext())));
    } catch (KeyException e) {
      return Optional.empty();
    }
  }

  private static int bits(PublicKey key) {
    return key instanceof RsaPublicKey rsa ? rsa.bits() : 0;
  }

  private static Optional<byte[]> encrypt(String cipher, PublicKey key, byte[] salt) {
    if (bits(key) < 8 * BLOCK) {
      return Optional.empty();
    }
    try {
      byte[] encoded = key.encoded();
      byte[] der = Arrays.copyOfRange(encoded, DER_OFFSET, encoded.length);
      Cipher rsa = Cipher.getInstance(cipher);
      rsa.init(
          Cipher.ENCRYPT_MODE,
          KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der)));
      return Optional.of(rsa.doFinal(salt));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("not an RSA key: " + Bytes.hex(key.encoded()), e);
    }
  }

  private static ServerParts withOneSalt(ServerParts parts) {
    AtomicReference<byte[]> last = new AtomicReference<>(new byte[0]);
    return parts
        .withSalts(
            () -> {
              byte[] salt = parts.salts().salt();
              last.set(salt);
              return salt;
            })
        .withSolutions(
            (random, salt, solution) ->
                parts.solutions().isRight(random, Objects.requireNonNull(last.get()), solution));
  }
}
