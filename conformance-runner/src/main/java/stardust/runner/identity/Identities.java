package stardust.runner.identity;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import stardust.peer.Keys;
import stardust.peer.RsaPrivateKey;

/**
 * RSA-2048 identities that nobody has to wait for: each is the product of two primes of a list that
 * comes with the suite. Fresh, as no pair is given twice in a run; reproducible, as each scenario
 * draws with randomness of its own; and worthless as secrets, as everybody can read the list.
 */
public final class Identities {

  /** The size of all identities but those that {@link #rsa} gives. */
  public static final int BITS = 2048;

  private static final List<BigInteger> PRIMES = readPrimes();

  /** What makes a key of two primes takes long, and runs with one seed draw the same ones. */
  private static final Map<Long, RsaPrivateKey> KEYS = new ConcurrentHashMap<>();

  private final Set<Long> given = new HashSet<>();

  /** An identity that this run has not used yet. */
  public RsaPrivateKey next(Random random) {
    long pair = nextPair(random);
    return KEYS.computeIfAbsent(pair, Identities::key);
  }

  /** An identity whose id is odd, the same one each time. */
  public RsaPrivateKey odd(OddId id) {
    long pair = pair(id.firstPrime(), id.secondPrime());
    return KEYS.computeIfAbsent(pair, Identities::key);
  }

  private synchronized long nextPair(Random random) {
    while (true) {
      int first = random.nextInt(PRIMES.size());
      int second = random.nextInt(PRIMES.size());
      if (first > second && given.add(pair(first, second))) {
        return pair(first, second);
      }
    }
  }

  private static long pair(int first, int second) {
    return (long) first * PRIMES.size() + second;
  }

  private static RsaPrivateKey key(long pair) {
    int first = (int) (pair / PRIMES.size());
    int second = (int) (pair % PRIMES.size());
    return Keys.rsaFromPrimes(PRIMES.get(first), PRIMES.get(second));
  }

  /**
   * An RSA identity of another size, of which a few come with the suite: 1024, 3072 and 4096 bits.
   */
  public RsaPrivateKey rsa(int bits) {
    return OddSizes.of(bits);
  }

  private static List<BigInteger> readPrimes() {
    return Resources.lines("test-primes.txt").map(line -> new BigInteger(line, 16)).toList();
  }
}
