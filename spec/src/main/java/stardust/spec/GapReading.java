package stardust.spec;

import java.util.List;

/**
 * One row of the table of gaps: what the original leaves open and how this project reads it.
 *
 * @param id as "G2"
 * @param question what is left open
 * @param reading the answer, in Markdown
 * @param level the level or levels of the answer, in Markdown
 * @param why why it is read so, in Markdown
 * @param requirements ids of the requirements that state the answer
 * @param line line of PROTOCOL.md, from 1
 */
public record GapReading(
    String id,
    String question,
    String reading,
    String level,
    String why,
    List<String> requirements,
    int line) {

  public GapReading {
    requirements = List.copyOf(requirements);
  }
}
