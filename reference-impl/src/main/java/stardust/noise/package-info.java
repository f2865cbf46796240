/** The libp2p noise security protocol: Noise_XX_25519_ChaChaPoly_SHA256. */
@NullMarked
package stardust.noise;

import org.jspecify.annotations.NullMarked;
