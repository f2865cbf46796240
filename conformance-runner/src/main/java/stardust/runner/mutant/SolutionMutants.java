package stardust.runner.mutant;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import stardust.io.Bytes;
import stardust.protocol.Solution;
import stardust.server.ServerParts;
import stardust.server.SolutionCheck;
import stardust.spec.message.JoinInit;

/** Servers that take wrong solutions, or not the right one. */
final class SolutionMutants {

  private static final int LENGTH = 64;

  private SolutionMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "one-challenge-for-each-random",
            "JOIN-21",
            "It keeps the salts by random128: whoever comes with the same one spoils another's.",
            SolutionMutants::keptByRandom),
        only(
            "hashes-the-salt-first",
            "JOIN-21",
            "It takes the hash of the salt and the random string, and refuses the right solution.",
            (random, salt, solution) -> is(hash("SHA-512", salt, random), solution)),
        only(
            "hashes-the-salt-alone",
            "JOIN-21",
            "It takes the hash of the salt alone, and refuses the right solution.",
            (random, salt, solution) -> is(hash("SHA-512", salt), solution)),
        only(
            "hashes-with-sha-256",
            "JOIN-21",
            "It takes the SHA-256 of random string and salt, and refuses the right solution.",
            (random, salt, solution) -> is(hash("SHA-256", random, salt), solution)),
        only(
            "hashes-the-salt-as-text-of-c",
            "JOIN-21",
            "It hashes the salt up to its first zero byte, which half of all salts have not.",
            (random, salt, solution) -> is(hash("SHA-512", random, upToFirstZero(salt)), solution)),
        only(
            "random-of-zeros-taken-for-none",
            "JOIN-21",
            "It takes a random128 of zeros for none, and hashes the salt alone.",
            (random, salt, solution) ->
                is(hash("SHA-512", isZeros(random) ? new byte[0] : random, salt), solution)),
        only(
            "random-read-as-a-number",
            "JOIN-21",
            "It loses the zeros with which a random128 begins, unless there is nothing else.",
            (random, salt, solution) -> is(Solution.of(withoutFirstZeros(random), salt), solution)),
        only(
            "random-as-text-of-c",
            "JOIN-21",
            "It loses the zeros with which a random128 ends, unless there is nothing else.",
            (random, salt, solution) ->
                is(Solution.of(withoutLast(random, (byte) 0), salt), solution)),
        only(
            "random-read-as-a-line",
            "JOIN-21",
            "It loses the line feeds with which a random128 ends.",
            (random, salt, solution) ->
                is(Solution.of(withoutLast(random, (byte) '\n'), salt), solution)),
        also(
            "takes-the-swapped-hash-too",
            "JOIN-22",
            "It takes the hash of the salt and the random string as well as the right one.",
            (random, salt, solution) -> is(hash("SHA-512", salt, random), solution)),
        also(
            "takes-the-hash-of-the-salt-too",
            "JOIN-22",
            "It takes the hash of the salt alone as well as the right solution.",
            (random, salt, solution) -> is(hash("SHA-512", salt), solution)),
        also(
            "takes-the-hash-of-the-random-too",
            "JOIN-22",
            "It takes the hash of the random string alone: anyone can join.",
            (random, salt, solution) -> is(hash("SHA-512", random), solution)),
        Mutant.of(
            "takes-the-hash-with-the-encrypted-salt-too",
            "JOIN-22",
            "It takes the hash of the random string and the salt as it was sent.",
            SolutionMutants::takingEncryptedSalt),
        also(
            "takes-any-64-bytes",
            "JOIN-22",
            "It checks the length of a solution only.",
            (random, salt, solution) -> solution.length == LENGTH),
        also(
            "takes-64-zero-bytes",
            "JOIN-22",
            "It takes 64 zero bytes for a solution: a comparison with a buffer never filled.",
            (random, salt, solution) -> is(new byte[LENGTH], solution)),
        also(
            "compares-the-first-half",
            "JOIN-22",
            "It compares the first 32 bytes of a solution of 64.",
            (random, salt, solution) -> samePart(random, salt, solution, 0, 32)),
        also(
            "compares-the-second-half",
            "JOIN-22",
            "It compares the last 32 bytes of a solution of 64.",
            (random, salt, solution) -> samePart(random, salt, solution, 32, LENGTH)),
        also(
            "compares-all-but-the-last-byte",
            "JOIN-22",
            "It compares the first 63 bytes of a solution of 64.",
            (random, salt, solution) -> samePart(random, salt, solution, 0, LENGTH - 1)),
        also(
            "solutions-as-texts-of-c",
            "JOIN-22",
            "It compares a solution up to the first zero byte.",
            (random, salt, solution) ->
                solution.length == LENGTH
                    && is(upToFirstZero(Solution.of(random, salt)), upToFirstZero(solution))),
        also(
            "takes-the-solution-as-a-copied-text-too",
            "JOIN-22",
            "It takes the right solution up to its first zero byte with zeros behind, too, as the"
                + " copy of a text of C has them.",
            (random, salt, solution) -> is(copiedText(Solution.of(random, salt)), solution)),
        also(
            "compares-a-sum",
            "JOIN-22",
            "It compares the sums of the bytes.",
            (random, salt, solution) ->
                solution.length == LENGTH && sum(Solution.of(random, salt)) == sum(solution)),
        Mutant.of(
            "takes-the-solution-of-any-challenge",
            "JOIN-22",
            "It takes the right solution to any challenge that waits for one.",
            SolutionMutants::matchingAnyChallenge),
        also(
            "compares-as-text",
            "JOIN-22",
            "It compares the solution with the hash as text in UTF-8.",
            (random, salt, solution) -> text(Solution.of(random, salt)).equals(text(solution))),
        also(
            "takes-an-empty-solution",
            "JOIN-24",
            "It takes an empty solution.",
            (random, salt, solution) -> solution.length == 0),
        also(
            "compares-what-there-is",
            "JOIN-24",
            "It compares as many bytes as the solution has, if it has any.",
            (random, salt, solution) ->
                solution.length > 0
                    && solution.length < LENGTH
                    && samePart(random, salt, solution, 0, solution.length)),
        also(
            "takes-half-a-solution",
            "JOIN-24",
            "It takes the right hash cut to 32 bytes.",
            (random, salt, solution) ->
                solution.length == LENGTH / 2 && samePart(random, salt, solution, 0, LENGTH / 2)),
        also(
            "takes-63-bytes",
            "JOIN-24",
            "It takes the right solution without its last byte.",
            (random, salt, solution) ->
                solution.length == LENGTH - 1 && samePart(random, salt, solution, 0, LENGTH - 1)),
        also(
            "ignores-what-is-behind",
            "JOIN-24",
            "It compares 64 bytes and ignores what is behind them.",
            (random, salt, solution) ->
                solution.length > LENGTH && samePart(random, salt, solution, 0, LENGTH)),
        Mutant.of(
            "takes-earlier-solutions",
            "JOIN-25",
            "It takes any solution that was right once before.",
            parts -> parts.withSolutions(rememberingRight(parts.solutions()))),
        Mutant.of(
            "solution-of-a-given-up-join-taken",
            "JOIN-25",
            "It accepts the solution of a challenge that nobody has solved in any join.",
            SolutionMutants::matchingAnyChallenge));
  }

  private static Mutant only(String name, String breaks, String what, SolutionCheck check) {
    return Mutant.of(name, breaks, what, parts -> parts.withSolutions(check));
  }

  private static Mutant also(String name, String breaks, String what, SolutionCheck check) {
    return Mutant.of(
        name,
        breaks,
        what,
        parts ->
            parts.withSolutions(
                (random, salt, solution) ->
                    parts.solutions().isRight(random, salt, solution)
                        || check.isRight(random, salt, solution)));
  }

  private static ServerParts takingEncryptedSalt(ServerParts parts) {
    Map<String, byte[]> sent = new ConcurrentHashMap<>();
    return parts
        .withChallenges(
            (key, salt) -> {
              Optional<byte[]> encrypted = parts.challenges().encrypt(key, salt);
              encrypted.ifPresent(bytes -> sent.put(Bytes.hex(salt), bytes));
              return encrypted;
            })
        .withSolutions(
            (random, salt, solution) -> {
              byte[] encrypted = sent.getOrDefault(Bytes.hex(salt), new byte[0]);
              return parts.solutions().isRight(random, salt, solution)
                  || is(hash("SHA-512", random, encrypted), solution);
            });
  }

  private static ServerParts keptByRandom(ServerParts parts) {
    Map<String, byte[]> salts = new ConcurrentHashMap<>();
    return awaiting(parts, (random, salt) -> salts.put(Bytes.hex(random), salt))
        .withSolutions(
            (random, salt, solution) -> {
              byte[] kept = salts.getOrDefault(Bytes.hex(random), salt);
              return parts.solutions().isRight(random, kept, solution);
            });
  }

  /** Tells of each challenge that is sent. */
  private static ServerParts awaiting(ServerParts parts, BiConsumer<byte[], byte[]> challenged) {
    Map<Thread, byte[]> drawn = new ConcurrentHashMap<>();
    return JoinMutants.Steps.around(
        parts.withSalts(
            () -> {
              byte[] salt = parts.salts().salt();
              drawn.put(Thread.currentThread(), salt);
              return salt;
            }),
        (machine, message, steps) -> {
          byte[] salt = drawn.remove(Thread.currentThread());
          if (salt != null && JoinMutants.challenges(steps)) {
            challenged.accept(randomOf(message), salt);
          }
          return steps;
        });
  }

  private static ServerParts matchingAnyChallenge(ServerParts parts) {
    Set<String> awaited = ConcurrentHashMap.newKeySet();
    return awaiting(parts, (random, salt) -> awaited.add(Bytes.hex(Solution.of(random, salt))))
        .withSolutions((random, salt, solution) -> awaited.remove(Bytes.hex(solution)));
  }

  private static byte[] randomOf(byte[] init) {
    try {
      return JoinInit.parseFrom(init).getRandom128().toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("it was challenged", e);
    }
  }

  private static SolutionCheck rememberingRight(SolutionCheck right) {
    Set<String> earlier = ConcurrentHashMap.newKeySet();
    return (random, salt, solution) -> {
      String text = Bytes.hex(solution);
      return (right.isRight(random, salt, solution) && earlier.add(text)) || earlier.contains(text);
    };
  }

  private static boolean is(byte[] expected, byte[] solution) {
    return Arrays.equals(expected, solution);
  }

  private static byte[] upToFirstZero(byte[] text) {
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return Arrays.copyOf(text, length);
  }

  /** Not a copy of an empty text: that is no solution. */
  private static byte[] copiedText(byte[] text) {
    byte[] kept = upToFirstZero(text);
    return kept.length == 0 ? text : Arrays.copyOf(kept, text.length);
  }

  private static boolean isZeros(byte[] bytes) {
    return Arrays.equals(bytes, new byte[bytes.length]);
  }

  private static byte[] withoutFirstZeros(byte[] bytes) {
    int first = 0;
    while (first < bytes.length && bytes[first] == 0) {
      first++;
    }
    return Arrays.copyOfRange(bytes, first % bytes.length, bytes.length);
  }

  private static byte[] withoutLast(byte[] bytes, byte unwanted) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == unwanted) {
      end--;
    }
    return Arrays.copyOf(bytes, end == 0 ? bytes.length : end);
  }

  private static boolean samePart(byte[] random, byte[] salt, byte[] solution, int from, int to) {
    return solution.length >= to
        && Arrays.equals(Solution.of(random, salt), from, to, solution, from, to);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static int sum(byte[] bytes) {
    int sum = 0;
    for (byte each : bytes) {
      sum += each & 0xff;
    }
    return sum;
  }

  private static byte[] hash(String algorithm, byte[]... parts) {
    try {
      return MessageDigest.getInstance(algorithm).digest(Bytes.concat(parts));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
