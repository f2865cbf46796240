package stardust.secio;

import stardust.security.SecurityContext;

/**
 * What this side brings to a handshake. Fixed values make a handshake that can be repeated byte for
 * byte.
 *
 * @param proposal the lists that are sent
 * @param nonce 16 bytes
 * @param ephemeralScalars gives, for a curve, the big-endian bytes of the private ephemeral scalar
 */
public record SecioLocal(SecioProposal proposal, byte[] nonce, EphemeralScalars ephemeralScalars) {

  /** The size of a nonce in bytes. */
  public static final int NONCE_BYTES = 16;

  /** Where the private scalar comes from once the curve is agreed on. */
  @FunctionalInterface
  public interface EphemeralScalars {

    /** The scalar, big-endian, at most as wide as a coordinate of the curve. */
    byte[] scalar(Curve curve);
  }

  /** Fresh nonce and scalars. */
  static SecioLocal fresh(SecurityContext context) {
    return new SecioLocal(
        SecioProposal.ALL,
        context.randomBytes(NONCE_BYTES),
        curve -> curve.freshScalar(context.random()));
  }
}
