package stardust.runner.mutant;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import stardust.peer.KeyType;
import stardust.peer.PublicKey;
import stardust.peer.RsaPublicKey;
import stardust.protocol.Stardust;
import stardust.server.JoinStep;
import stardust.server.ServerParts;
import stardust.spec.message.Error;
import stardust.spec.message.JoinInit;
import stardust.spec.message.PeerID;

/** Servers that are wrong about one kind of key only, or one kind of what is no key. */
final class KeyMutants {

  /** Of every libp2p key: the tag of its type. */
  private static final byte TYPE_TAG = 0x08;

  /** Of the key without its type. */
  private static final byte DER = 0x30;

  private static final int SEED = 1;

  private KeyMutants() {}

  static List<Mutant> all() {
    return List.of(
        rsa(
            "rsa-2048-refused",
            "It refuses RSA keys of fewer than 3072 bits.",
            bits -> bits >= 3072),
        rsa(
            "rsa-3072-refused",
            "It refuses RSA keys whose length is no power of two.",
            bits -> Integer.bitCount(bits) == 1),
        Mutant.of(
            "salts-of-each-peer-alike",
            "JOIN-04",
            "It starts the same sequence of salts for every peer.",
            KeyMutants::saltsAlike),
        inTheClear("ed25519-gets-the-salt", "an Ed25519", KeyType.ED25519),
        inTheClear("secp256k1-gets-the-salt", "a secp256k1", KeyType.SECP256K1),
        unusable("no-peer-id-challenged", "without peerID", true, init -> !init.hasPeerID()),
        unusable("no-key-challenged", "without pubKey", true, key(String::isEmpty)),
        unusable(
            "no-base64-closed-silently",
            "whose pubKey is not base64",
            false,
            key(text -> !text.isEmpty() && decoded(text).isEmpty())),
        unusable(
            "rubbish-key-closed-silently",
            "whose pubKey is no key",
            false,
            key(
                text ->
                    decoded(text).filter(bytes -> !isTyped(bytes) && bytes[0] != DER).isPresent())),
        unusable(
            "cut-key-challenged",
            "whose pubKey is cut off",
            true,
            key(text -> decoded(text).filter(KeyMutants::isTyped).isPresent())));
  }

  private static Mutant rsa(String name, String what, IntPredicate taken) {
    return Mutant.of(
        name,
        "JOIN-03",
        what,
        parts ->
            parts.withChallenges(
                (key, salt) ->
                    key instanceof RsaPublicKey rsa && !taken.test(rsa.bits())
                        ? Optional.empty()
                        : parts.challenges().encrypt(key, salt)));
  }

  private static ServerParts saltsAlike(ServerParts parts) {
    Map<PublicKey, Random> sequences = new ConcurrentHashMap<>();
    return parts.withChallenges(
        (key, salt) -> {
          byte[] next = new byte[Stardust.SALT_BYTES];
          sequences.computeIfAbsent(key, k -> new Random(SEED)).nextBytes(next);
          System.arraycopy(next, 0, salt, 0, salt.length);
          return parts.challenges().encrypt(key, salt);
        });
  }

  private static Mutant inTheClear(String name, String kind, KeyType type) {
    return Mutant.of(
        name,
        "JOIN-14",
        "It sends the salt as it is to " + kind + " key.",
        parts ->
            parts.withChallenges(
                (key, salt) ->
                    key.type() == type
                        ? Optional.of(salt.clone())
                        : parts.challenges().encrypt(key, salt)));
  }

  private static Mutant unusable(
      String name, String which, boolean challenged, Predicate<JoinInit> meant) {
    String what =
        challenged
            ? "It answers a JoinInit " + which + " with a challenge that nobody can solve."
            : "It ends the stream on a JoinInit " + which + " and does not say why.";
    return Mutant.of(
        name,
        "JOIN-13",
        what,
        parts ->
            JoinMutants.Steps.around(
                parts,
                (machine, message, steps) -> {
                  if (!JoinMutants.refusesInitAs(steps, Error.E_GENERIC) || !is(message, meant)) {
                    return steps;
                  }
                  return challenged
                      ? List.of(new JoinStep.Send(JoinMutants.challenge()))
                      : steps.subList(1, steps.size());
                }));
  }

  private static boolean is(byte[] message, Predicate<JoinInit> meant) {
    try {
      return meant.test(JoinInit.parseFrom(message));
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  private static Predicate<JoinInit> key(Predicate<String> meant) {
    return init -> {
      PeerID peer = init.getPeerID();
      return init.hasPeerID() && meant.test(peer.getPubKey());
    };
  }

  private static Optional<byte[]> decoded(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text)).filter(bytes -> bytes.length > 0);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isTyped(byte[] bytes) {
    return bytes[0] == TYPE_TAG;
  }
}
