package stardust.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the rows of the table of gaps: Markdown table rows whose first cell is a gap's id. */
final class GapTable {

  private static final Pattern ROW = Pattern.compile("\\| G\\d+ \\|.*");
  private static final Pattern ID = Pattern.compile("[A-Z]+-\\d\\d");
  private static final int CELLS = 6;

  private GapTable() {}

  static Stream<GapReading> rows(SpecDocument.Block.Prose prose) {
    List<GapReading> rows = new ArrayList<>();
    int line = prose.line();
    for (String text : prose.markdown().lines().toList()) {
      if (ROW.matcher(text).matches()) {
        rows.add(row(text, line));
      }
      line++;
    }
    return rows.stream();
  }

  private static GapReading row(String text, int line) {
    String[] cells = text.substring(1).split("\\|", -1);
    if (cells.length != CELLS + 1) {
      throw new SpecSyntaxException(
          line,
          "a row of the table of gaps has "
              + CELLS
              + " cells (gap, question, reading, level, why, requirements), this one "
              + (cells.length - 1));
    }
    List<String> ids = ID.matcher(cells[5]).results().map(match -> match.group()).toList();
    return new GapReading(
        cells[0].strip(),
        cells[1].strip(),
        cells[2].strip(),
        cells[3].strip(),
        cells[4].strip(),
        ids,
        line);
  }
}
