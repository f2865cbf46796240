package stardust.runner.keyhunt;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;
import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * The secret numbers of an RSA key of which only the public ones are known, and how to know them.
 */
final class Secrets {

  /** So many candidates are tried with one greatest common divisor. */
  private static final int TOGETHER = 64;

  /** Of the numbers only so many bits are compared before the rest is. */
  private static final int TOP_BITS = 256;

  /** What the rounding to these bits may be off by, in bits: the public exponent and some. */
  private static final int ROUNDING_BITS = 64;

  /** Twice the greatest common divisor of the primes less one, of which exponents may be short. */
  private static final int MOST_COMMON = 32;

  private static final String PRIME = "a prime factor of the client's key";
  private static final String EXPONENT = "the private exponent of the client's key";
  private static final String CRT_EXPONENT = "a private exponent (CRT) of the client's key";

  private final BigInteger modulus;
  private final BigInteger publicExponent;
  private final int size;
  private final BigInteger top;

  Secrets(BigInteger modulus, BigInteger publicExponent) {
    this.modulus = modulus;
    this.publicExponent = publicExponent;
    this.size = (modulus.bitLength() + 7) / 8;
    this.top = topOf(modulus);
  }

  /** Which of them stands somewhere in the bytes, big-endian or little-endian. */
  Optional<String> in(byte[] bytes) {
    return inOrder(bytes).or(() -> inOrder(reversed(bytes)));
  }

  private Optional<String> inOrder(byte[] bytes) {
    if (hasPrime(bytes)) {
      return Optional.of(PRIME);
    }
    if (hasExponent(bytes)) {
      return Optional.of(EXPONENT);
    }
    return isCrtExponent(bytes) ? Optional.of(CRT_EXPONENT) : Optional.empty();
  }

  /** Products are divisible by what their factors are divisible by. */
  private boolean hasPrime(byte[] bytes) {
    int window = (size + 1) / 2;
    BigInteger product = ONE;
    int candidates = 0;
    for (int at = 0; at + window <= bytes.length; at++) {
      BigInteger candidate = number(bytes, at, window);
      if (candidate.signum() != 0) {
        product = product.multiply(candidate).mod(modulus);
        candidates++;
      }
      if (candidates == TOGETHER) {
        if (sharesAFactor(product)) {
          return true;
        }
        product = ONE;
        candidates = 0;
      }
    }
    return sharesAFactor(product)
        || (bytes.length < size && sharesAFactor(number(bytes, 0, bytes.length)));
  }

  /**
   * A multiple of the modulus itself says nothing of its factors; a product of both primes does.
   */
  private boolean sharesAFactor(BigInteger number) {
    return number.signum() == 0 || !number.gcd(modulus).equals(ONE);
  }

  private boolean hasExponent(byte[] bytes) {
    for (int at = 0; at + size <= bytes.length; at++) {
      if (isExponent(number(bytes, at, size))) {
        return true;
      }
    }
    return bytes.length < size && isExponent(number(bytes, 0, bytes.length));
  }

  /**
   * e * d - 1 is a multiple of phi(n), or of a part of it, and phi(n) is n but for the sum of the
   * primes: the multiple of n next to it differs from it by little. What looks so is tried.
   */
  private boolean isExponent(BigInteger candidate) {
    if (candidate.bitLength() <= modulus.bitLength() / 2) {
      return false;
    }
    BigInteger multiple = publicExponent.multiply(topOf(candidate));
    for (int common = 1; common <= MOST_COMMON; common += common == 1 ? 1 : 2) {
      BigInteger rest = multiple.multiply(BigInteger.valueOf(common)).mod(top);
      if (rest.min(top.subtract(rest)).bitLength() <= ROUNDING_BITS) {
        return TWO.modPow(publicExponent.multiply(candidate), modulus).equals(TWO);
      }
    }
    return false;
  }

  private BigInteger topOf(BigInteger number) {
    return number.shiftRight(Math.max(0, modulus.bitLength() - TOP_BITS));
  }

  /** Only where the bytes as a whole are the number: this takes long. */
  private boolean isCrtExponent(byte[] bytes) {
    if (bytes.length < size / 2 - 2 || bytes.length > size / 2 + 2) {
      return false;
    }
    BigInteger candidate = number(bytes, 0, bytes.length);
    BigInteger power = TWO.modPow(publicExponent.multiply(candidate), modulus).subtract(TWO);
    BigInteger factor = power.mod(modulus).gcd(modulus);
    return candidate.compareTo(ONE) > 0
        && !factor.equals(ONE)
        && !factor.equals(modulus)
        && !factor.equals(ZERO);
  }

  private static BigInteger number(byte[] bytes, int at, int length) {
    return new BigInteger(1, bytes, at, length);
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = Arrays.copyOf(bytes, bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }
}
