package stardust.peer;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.util.BigIntegers;

/** Where keys come from: bytes, chance or known primes. */
public final class Keys {

  private Keys() {}

  /**
   * Reads a libp2p {@code PublicKey} protobuf. Safe to feed with bytes of strangers: whatever they
   * are, there is a key or a {@link KeyException}, in bounded time.
   *
   * @throws KeyException when it is not a key, or one of an unsupported type or size
   */
  public static PublicKey decodePublic(byte[] protobuf) throws KeyException {
    KeyProtobuf key = KeyProtobuf.decodePublic(protobuf);
    return switch (key.type()) {
      case RSA -> RsaPublicKey.decode(key.data());
      case ED25519 -> Ed25519PublicKey.decode(key.data());
      case SECP256K1 -> Secp256k1PublicKey.decode(key.data());
    };
  }

  /**
   * Reads a libp2p {@code PrivateKey} protobuf, and checks that its public part is its own.
   *
   * @throws KeyException when it is not a key, or one of an unsupported type or size
   */
  public static PrivateKey decodePrivate(byte[] protobuf) throws KeyException {
    KeyProtobuf key = KeyProtobuf.decodePrivate(protobuf);
    return switch (key.type()) {
      case RSA -> RsaPrivateKey.of(RsaNumbers.decode(key.data()));
      case ED25519 -> Ed25519PrivateKey.decode(key.data());
      case SECP256K1 -> Secp256k1PrivateKey.decode(key.data());
    };
  }

  /**
   * A fresh RSA key with the public exponent 65537.
   *
   * @param bits {@value RsaPublicKey#MIN_BITS} to {@value RsaPublicKey#MAX_BITS}
   */
  public static RsaPrivateKey generateRsa(int bits, SecureRandom random) {
    if (bits < RsaPublicKey.MIN_BITS || bits > RsaPublicKey.MAX_BITS) {
      throw new IllegalArgumentException("no RSA key of " + bits + " bits is made here");
    }
    while (true) {
      BigInteger p = rsaPrime(bits - bits / 2, random);
      BigInteger q = rsaPrime(bits / 2, random);
      if (!p.equals(q)) {
        return rsaFromPrimes(p, q);
      }
    }
  }

  /** A fresh Ed25519 key. */
  public static PrivateKey generateEd25519(SecureRandom random) {
    return new Ed25519PrivateKey(new Ed25519PrivateKeyParameters(random));
  }

  /** A fresh secp256k1 key. */
  public static PrivateKey generateSecp256k1(SecureRandom random) {
    BigInteger last = Secp256k1PublicKey.CURVE.getN().subtract(BigInteger.ONE);
    return new Secp256k1PrivateKey(BigIntegers.createRandomInRange(BigInteger.ONE, last, random));
  }

  /**
   * The RSA key with these primes and the public exponent 65537. Whoever needs many identities fast
   * and safe from nobody draws the primes beforehand and pairs them.
   *
   * @throws IllegalArgumentException when the numbers cannot make a key
   */
  public static RsaPrivateKey rsaFromPrimes(BigInteger p, BigInteger q) {
    try {
      return RsaPrivateKey.of(RsaNumbers.ofPrimes(p, q));
    } catch (KeyException | ArithmeticException e) {
      throw new IllegalArgumentException("these primes make no RSA key: " + e.getMessage(), e);
    }
  }

  /** A prime whose two top bits are set, so that the product of two has full length. */
  private static BigInteger rsaPrime(int bits, SecureRandom random) {
    while (true) {
      BigInteger prime = BigInteger.probablePrime(bits, random);
      boolean usable = prime.testBit(bits - 2) && prime.mod(RsaNumbers.F4).signum() != 0;
      if (usable && !prime.mod(RsaNumbers.F4).equals(BigInteger.ONE)) {
        return prime;
      }
    }
  }
}
