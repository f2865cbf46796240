package stardust.noise;

import java.util.List;
import stardust.security.SecurityContext;

/**
 * What a side brings to a handshake. Fixed values make a handshake that can be repeated byte for
 * byte.
 *
 * @param staticKey the private static key, 32 bytes
 * @param ephemeralKey the private ephemeral key, 32 bytes
 * @param streamMuxers announced in the payload. Those that this implementation itself announces are
 *     none: it always leaves the muxer to multistream-select, which works with everyone
 */
public record NoiseLocal(byte[] staticKey, byte[] ephemeralKey, List<String> streamMuxers) {

  /** Fresh keys, and no muxers. */
  static NoiseLocal fresh(SecurityContext context) {
    return naming(List.of(), context);
  }

  /** Fresh keys, and these muxers, which are announced and no more. */
  public static NoiseLocal naming(List<String> streamMuxers, SecurityContext context) {
    return new NoiseLocal(
        context.randomBytes(DhKey.BYTES), context.randomBytes(DhKey.BYTES), streamMuxers);
  }
}
