/**
 * Deliberately wrong servers: each is the reference with one part exchanged or wrapped from
 * outside, and breaks one requirement. A suite is worth what it finds in them.
 */
@NullMarked
package stardust.runner.mutant;

import org.jspecify.annotations.NullMarked;
