package stardust.runner.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import stardust.peer.Keys;
import stardust.peer.RsaPrivateKey;

/**
 * RSA-2048 identities that nobody has to wait for: each is the product of two primes of a list that
 * comes with the suite. Fresh, as no pair is given twice in a run; reproducible, as each scenario
 * draws with randomness of its own; and worthless as secrets, as everybody can read the list.
 */
public final class Identities {

  private static final String RESOURCE = "test-primes.txt";

  private final List<BigInteger> primes;
  private final Set<Long> given = new HashSet<>();

  public Identities() {
    this.primes = readPrimes();
  }

  /** An identity that this run has not used yet. */
  public synchronized RsaPrivateKey next(Random random) {
    while (true) {
      int first = random.nextInt(primes.size());
      int second = random.nextInt(primes.size());
      if (first > second && given.add((long) first * primes.size() + second)) {
        return Keys.rsaFromPrimes(primes.get(first), primes.get(second));
      }
    }
  }

  private static List<BigInteger> readPrimes() {
    try (InputStream in =
            Objects.requireNonNull(Identities.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> new BigInteger(line, 16))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
