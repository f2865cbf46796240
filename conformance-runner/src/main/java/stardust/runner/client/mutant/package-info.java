/**
 * Clients that are each wrong in one thing: the reference with a part exchanged or wrapped, from
 * outside.
 */
@NullMarked
package stardust.runner.client.mutant;

import org.jspecify.annotations.NullMarked;
