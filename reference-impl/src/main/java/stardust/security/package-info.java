/** How a byte stream becomes a secured channel to a known peer: what secio and noise share. */
@NullMarked
package stardust.security;

import org.jspecify.annotations.NullMarked;
