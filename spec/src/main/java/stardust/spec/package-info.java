/** What the protocol says: PROTOCOL.md as a document and as a catalogue of requirements. */
@NullMarked
package stardust.spec;

import org.jspecify.annotations.NullMarked;
