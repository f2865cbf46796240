package stardust.report.json;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Writes UTF-8, and a question mark for half of a surrogate pair: a text that a peer cut in two
 * must not cost a result.
 */
final class ReplacingWriter extends OutputStreamWriter {

  ReplacingWriter(OutputStream out) {
    super(
        out,
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE));
  }
}
