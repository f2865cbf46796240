package stardust.peer;

import java.math.BigInteger;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** A private key on the curve secp256k1; SEC 2. */
final class Secp256k1PrivateKey implements PrivateKey {

  private static final int LENGTH = 32;
  private static final BigInteger ORDER = Secp256k1PublicKey.CURVE.getN();

  private final BigInteger scalar;
  private final Secp256k1PublicKey publicKey;

  Secp256k1PrivateKey(BigInteger scalar) {
    this.scalar = scalar;
    this.publicKey =
        new Secp256k1PublicKey(
            new FixedPointCombMultiplier()
                .multiply(Secp256k1PublicKey.CURVE.getG(), scalar)
                .normalize());
  }

  /** Reads the 32 bytes of a scalar, big-endian. */
  static Secp256k1PrivateKey decode(byte[] data) throws KeyException {
    if (data.length != LENGTH) {
      throw new KeyException(
          "a secp256k1 private key has " + LENGTH + " bytes, not " + data.length);
    }
    BigInteger scalar = new BigInteger(1, data);
    if (scalar.signum() == 0 || scalar.compareTo(ORDER) >= 0) {
      throw new KeyException("a secp256k1 private key lies between 0 and the order of the curve");
    }
    return new Secp256k1PrivateKey(scalar);
  }

  @Override
  public PublicKey publicKey() {
    return publicKey;
  }

  /** Signs with the nonce of RFC 6979 and the lower of the two values of s, as others do. */
  @Override
  public byte[] sign(byte[] message) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(scalar, Secp256k1PublicKey.CURVE));
    BigInteger[] rs = signer.generateSignature(Secp256k1PublicKey.sha256(message));
    return Der.sequence(Der.integer(rs[0]), Der.integer(rs[1].min(ORDER.subtract(rs[1]))));
  }

  @Override
  public byte[] encoded() {
    return KeyProtobuf.encodePrivate(
        KeyType.SECP256K1, BigIntegers.asUnsignedByteArray(LENGTH, scalar));
  }

  @Override
  public String toString() {
    return "private " + publicKey;
  }
}
