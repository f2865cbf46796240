/** The reference client: joins, keeps the list of peers, dials and is dialled. */
@NullMarked
package stardust.client;

import org.jspecify.annotations.NullMarked;
