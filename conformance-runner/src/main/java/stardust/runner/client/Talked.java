package stardust.runner.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stardust.multistream.MultistreamLine;
import stardust.multistream.MultistreamReader;

/**
 * What was said on a channel: first lines of multistream-select, then anything.
 *
 * @param lines in their order
 * @param rest what is no such line, and all behind it
 */
record Talked(List<String> lines, byte[] rest) {

  static Talked of(byte[] bytes) {
    MultistreamReader reader = new MultistreamReader();
    reader.append(bytes);
    List<String> lines = new ArrayList<>();
    for (Optional<MultistreamLine> line = reader.next(); line.isPresent(); line = reader.next()) {
      lines.add(line.get().text());
    }
    return new Talked(List.copyOf(lines), reader.rest());
  }
}
