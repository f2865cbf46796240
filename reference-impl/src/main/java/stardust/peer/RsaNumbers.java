package stardust.peer;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.security.spec.RSAPrivateCrtKeySpec;

/** The numbers of an RSAPrivateKey, named as in RFC 8017, appendix A.1.2. */
record RsaNumbers(
    BigInteger modulus,
    BigInteger publicExponent,
    BigInteger privateExponent,
    BigInteger prime1,
    BigInteger prime2,
    BigInteger exponent1,
    BigInteger exponent2,
    BigInteger coefficient) {

  static final BigInteger F4 = BigInteger.valueOf(65537);

  /**
   * The numbers that follow from two primes, with the public exponent 65537.
   *
   * @throws ArithmeticException when the exponent has no inverse for these primes
   */
  static RsaNumbers ofPrimes(BigInteger p, BigInteger q) {
    BigInteger phi = p.subtract(ONE).multiply(q.subtract(ONE));
    BigInteger d = F4.modInverse(phi);
    return new RsaNumbers(
        p.multiply(q),
        F4,
        d,
        p,
        q,
        d.mod(p.subtract(ONE)),
        d.mod(q.subtract(ONE)),
        q.modInverse(p));
  }

  /** Reads the DER of an RSAPrivateKey with two primes. */
  static RsaNumbers decode(byte[] der) throws KeyException {
    DerReader outer = new DerReader(der);
    DerReader fields = outer.sequence();
    outer.end();
    if (!fields.integer().equals(ZERO)) {
      throw new KeyException("an RSA private key of two primes has the version 0");
    }
    RsaNumbers numbers =
        new RsaNumbers(
            fields.integer(),
            fields.integer(),
            fields.integer(),
            fields.integer(),
            fields.integer(),
            fields.integer(),
            fields.integer(),
            fields.integer());
    fields.end();
    return numbers;
  }

  byte[] encode() {
    return Der.sequence(
        Der.integer(ZERO),
        Der.integer(modulus),
        Der.integer(publicExponent),
        Der.integer(privateExponent),
        Der.integer(prime1),
        Der.integer(prime2),
        Der.integer(exponent1),
        Der.integer(exponent2),
        Der.integer(coefficient));
  }

  RSAPrivateCrtKeySpec spec() {
    return new RSAPrivateCrtKeySpec(
        modulus,
        publicExponent,
        privateExponent,
        prime1,
        prime2,
        exponent1,
        exponent2,
        coefficient);
  }

  /** Checks that the numbers belong together; whether the primes are prime is not tried. */
  void check() throws KeyException {
    boolean agree =
        prime1.compareTo(ONE) > 0
            && prime2.compareTo(ONE) > 0
            && prime1.multiply(prime2).equals(modulus)
            && privateExponent.compareTo(modulus) < 0
            && isInverse(privateExponent, prime1)
            && isInverse(privateExponent, prime2)
            && privateExponent.mod(prime1.subtract(ONE)).equals(exponent1)
            && privateExponent.mod(prime2.subtract(ONE)).equals(exponent2)
            && coefficient.multiply(prime2).mod(prime1).equals(ONE);
    if (!agree) {
      throw new KeyException("the numbers of an RSA private key do not belong together");
    }
  }

  private boolean isInverse(BigInteger exponent, BigInteger prime) {
    return exponent.multiply(publicExponent).mod(prime.subtract(ONE)).equals(ONE);
  }

  @Override
  public String toString() {
    return "numbers of an RSA private key of " + modulus.bitLength() + " bits";
  }
}
