/**
 * Our stack against independent JavaScript peers, as processes of their own: see {@code
 * src/test/js/README.md}. Without Node these tests are skipped, unless it is required ({@link
 * stardust.interop.Requires}).
 */
@NullMarked
package stardust.interop;

import org.jspecify.annotations.NullMarked;
