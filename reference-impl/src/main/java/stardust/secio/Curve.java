package stardust.secio;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/** A curve for the ephemeral key exchange, under the name that secio gives it. */
public enum Curve {
  P_256("P-256", 32),
  P_384("P-384", 48),
  P_521("P-521", 66);

  private static final byte UNCOMPRESSED = 4;

  private final String label;
  private final int fieldBytes;

  Curve(String label, int fieldBytes) {
    this.label = label;
    this.fieldBytes = fieldBytes;
  }

  /** Its name on the wire. */
  public String label() {
    return label;
  }

  /** A random private scalar, big-endian: from 1 to the order of the curve less 1. */
  byte[] freshScalar(SecureRandom random) {
    BigInteger most = parameters().getN().subtract(BigInteger.ONE);
    BigInteger scalar = BigIntegers.createRandomInRange(BigInteger.ONE, most, random);
    return BigIntegers.asUnsignedByteArray(fieldBytes, scalar);
  }

  /** The uncompressed point of the private scalar: {@code 04}, X, Y. */
  byte[] publicPoint(byte[] scalar) {
    return parameters().getG().multiply(new BigInteger(1, scalar)).normalize().getEncoded(false);
  }

  /**
   * The X coordinate of the product, at full field width: leading zeros are kept.
   *
   * @param remotePoint the uncompressed point of the other side
   * @throws IllegalArgumentException when it is not an uncompressed point on this curve
   */
  byte[] sharedSecret(byte[] scalar, byte[] remotePoint) {
    if (remotePoint.length != 1 + 2 * fieldBytes || remotePoint[0] != UNCOMPRESSED) {
      throw new IllegalArgumentException("not an uncompressed point of " + label);
    }
    ECPoint product =
        parameters()
            .getCurve()
            .decodePoint(remotePoint)
            .multiply(new BigInteger(1, scalar))
            .normalize();
    if (product.isInfinity()) {
      throw new IllegalArgumentException("the product is the point at infinity");
    }
    return BigIntegers.asUnsignedByteArray(fieldBytes, product.getAffineXCoord().toBigInteger());
  }

  private X9ECParameters parameters() {
    return CustomNamedCurves.getByName(label);
  }
}
