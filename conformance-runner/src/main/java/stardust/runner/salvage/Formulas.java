package stardust.runner.salvage;

import static stardust.runner.salvage.Digests.digest;
import static stardust.runner.salvage.Digests.sha512;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import stardust.io.Bytes;

/** What servers are known, or easily imagined, to compute. */
public final class Formulas {

  private static final String SHUT_OUT = "clients that follow the protocol cannot join";
  private static final String OPEN =
      "a formula without the salt means that anyone can join as anyone";
  private static final String DECRYPTS =
      "a client that sends it decrypts whatever a server asks it to";

  private static final String BYTES =
      "Check that the digest is compared as 64 raw bytes, not as hexadecimal or base64 text.";
  private static final String RAW_INPUTS =
      "Check that the inputs of SHA-512 are the raw bytes of random128 and of the salt, not text.";
  private static final String DIGEST =
      "Check which digest the server creates: it is SHA-512, once.";
  private static final String BOTH =
      "Check that both inputs go into SHA-512: random128 first, then the salt before its"
          + " encryption.";
  private static final String ONLY =
      "Check what else goes into SHA-512: it is random128, then the salt, and nothing more.";
  private static final String HASH =
      "Check that the solution is compared with SHA-512(random128, salt) and not with its inputs.";

  /** Bytes of the right solution that tell which part of it is compared: both ends of each half. */
  public static final List<Integer> CHANGED = List.of(0, 15, 31, 32, 47, 63);

  private Formulas() {}

  /**
   * The right one with one byte changed.
   *
   * @param at which, from 0
   */
  static Formula changed(int at) {
    return new Formula(
        "the right solution with byte " + at + " changed",
        "byte " + at + " is another one",
        "part of the solution is not compared",
        HASH,
        in -> {
          byte[] solution = sha512(in.random128(), in.salt());
          solution[at] ^= 0x55;
          return solution;
        });
  }

  /** The right one. */
  public static Formula right() {
    return new Formula(
        "SHA-512(random128, salt)",
        "it is the right one",
        "nothing is wrong with it",
        "",
        in -> sha512(in.random128(), in.salt()));
  }

  /**
   * Random bytes: a server that accepts them, too, accepts anything.
   *
   * @param bytes 64 bytes
   */
  public static Formula anything(byte[] bytes) {
    return new Formula(
        "64 random bytes",
        "solutions are not checked, or the result of the check is turned round",
        "anyone can join as anyone",
        "Check the comparison of the solution with the hash: equal means accepted.",
        in -> bytes.clone());
  }

  /** All but {@link #right} and {@link #anything}, the likeliest first. */
  public static List<Formula> likely() {
    List<Formula> all = new ArrayList<>();
    addOtherInputs(all);
    addTexts(all);
    addDigests(all);
    addMixes(all);
    addNoHash(all);
    return List.copyOf(all);
  }

  private static void addOtherInputs(List<Formula> all) {
    all.add(
        new Formula(
            "SHA-512(salt, random128)",
            "the inputs are swapped",
            SHUT_OUT,
            "Check the order of the inputs to SHA-512: random128 first, then the decrypted salt.",
            in -> sha512(in.salt(), in.random128())));
    all.add(
        new Formula(
            "SHA-512(random128)", "the salt is missing", OPEN, BOTH, in -> sha512(in.random128())));
    all.add(
        new Formula(
            "SHA-512(salt)",
            "random128 is missing",
            "the client's own randomness no longer guards what it decrypts",
            BOTH,
            in -> sha512(in.salt())));
    all.add(
        new Formula(
            "SHA-512(random128, saltEncrypted)",
            "the encrypted salt stands in place of the salt",
            "no private key is needed, so that anyone can join as anyone",
            BOTH,
            in -> sha512(in.random128(), in.encryptedSalt())));
    all.add(
        new Formula(
            "SHA-512(saltEncrypted, random128)",
            "the encrypted salt stands in place of the salt, and the inputs are swapped",
            "no private key is needed, so that anyone can join as anyone",
            BOTH,
            in -> sha512(in.encryptedSalt(), in.random128())));
  }

  private static void addTexts(List<Formula> all) {
    text(all, "hexadecimal", Digests::hex);
    text(all, "upper-case hexadecimal", Digests::upperHex);
    text(all, "base64", Digests::base64);
    inputs(all, "hexadecimal", Digests::hex);
    inputs(all, "base64", Digests::base64);
    all.add(
        new Formula(
            "SHA-512 of both inputs read as UTF-8 text",
            "bytes that are no UTF-8 are lost on the way",
            "the salt counts for less than its 128 bytes, and " + SHUT_OUT,
            RAW_INPUTS,
            in -> sha512(Digests.throughText(in.random128()), Digests.throughText(in.salt()))));
    all.add(
        new Formula(
            "other bytes than SHA-512(random128, salt) that are the same text in UTF-8",
            "solutions are compared as text, in which bytes that are no UTF-8 are all the same",
            "the solution counts for less than its 64 bytes",
            BYTES,
            in -> SameText.of(sha512(in.random128(), in.salt()))));
  }

  private static void text(List<Formula> all, String kind, Function<byte[], byte[]> text) {
    all.add(
        new Formula(
            "SHA-512(random128, salt) as " + kind + " text",
            "the digest is sent as text and not as its 64 bytes",
            SHUT_OUT,
            BYTES,
            in -> text.apply(sha512(in.random128(), in.salt()))));
  }

  private static void inputs(List<Formula> all, String kind, Function<byte[], byte[]> text) {
    all.add(
        new Formula(
            "SHA-512 of random128 and the salt as " + kind + " text",
            "the inputs are text and not bytes",
            SHUT_OUT,
            RAW_INPUTS,
            in -> sha512(text.apply(in.random128()), text.apply(in.salt()))));
  }

  private static void addDigests(List<Formula> all) {
    for (String name : List.of("SHA-256", "SHA-1", "SHA-384", "SHA3-512", "SHA-512/256", "MD5")) {
      all.add(
          new Formula(
              name + "(random128, salt)",
              "the digest is " + name + " and not SHA-512",
              SHUT_OUT,
              DIGEST,
              in -> digest(name, in.random128(), in.salt())));
    }
    all.add(
        new Formula(
            "SHA-256(salt, random128)",
            "the digest is SHA-256 and not SHA-512, and the inputs are swapped",
            SHUT_OUT,
            DIGEST,
            in -> digest("SHA-256", in.salt(), in.random128())));
    all.add(
        new Formula(
            "SHA-512(SHA-512(random128, salt))",
            "the digest is taken twice",
            SHUT_OUT,
            DIGEST,
            in -> sha512(sha512(in.random128(), in.salt()))));
    all.add(
        new Formula(
            "the first 32 bytes of SHA-512(random128, salt)",
            "the digest is cut off",
            SHUT_OUT,
            "Check that all 64 bytes of the digest are compared.",
            in -> Arrays.copyOf(sha512(in.random128(), in.salt()), 32)));
  }

  private static void addMixes(List<Formula> all) {
    mix(
        all,
        "SHA-512(random128, salt, id)",
        "the id goes into it",
        in -> sha512(in.random128(), in.salt(), Digests.ascii(in.id())));
    mix(
        all,
        "SHA-512(id, random128, salt)",
        "the id goes into it",
        in -> sha512(Digests.ascii(in.id()), in.random128(), in.salt()));
    mix(
        all,
        "SHA-512(random128 XOR salt)",
        "the inputs are mixed and not put one behind the other",
        in -> sha512(Digests.xor(in.random128(), in.salt())));
    mix(
        all,
        "HMAC-SHA512 of the salt under random128",
        "it is a MAC and not a digest",
        in -> Digests.hmac(in.random128(), in.salt()));
    mix(
        all,
        "HMAC-SHA512 of random128 under the salt",
        "it is a MAC and not a digest",
        in -> Digests.hmac(in.salt(), in.random128()));
  }

  private static void mix(
      List<Formula> all, String name, String difference, Function<Inputs, byte[]> computation) {
    all.add(new Formula(name, difference, SHUT_OUT, ONLY, computation));
  }

  private static void addNoHash(List<Formula> all) {
    String none = "nothing is hashed";
    all.add(new Formula("the salt itself", none, DECRYPTS, HASH, Inputs::salt));
    all.add(
        new Formula(
            "random128 and the salt themselves",
            none,
            DECRYPTS,
            HASH,
            in -> Bytes.concat(in.random128(), in.salt())));
    all.add(
        new Formula(
            "the salt and random128 themselves",
            none,
            DECRYPTS,
            HASH,
            in -> Bytes.concat(in.salt(), in.random128())));
    all.add(new Formula("random128 itself", none, OPEN, HASH, Inputs::random128));
    all.add(new Formula("an empty solution", none, OPEN, HASH, in -> new byte[0]));
  }
}
