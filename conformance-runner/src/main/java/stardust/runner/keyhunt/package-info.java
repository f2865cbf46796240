/** Looks for an RSA private key in bytes, of which only the public key is known. */
@NullMarked
package stardust.runner.keyhunt;

import org.jspecify.annotations.NullMarked;
