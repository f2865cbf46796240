package stardust.report.html;

import static j2html.TagCreator.attrs;
import static j2html.TagCreator.each;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.Arrays;
import java.util.List;
import stardust.report.assess.Assessment;
import stardust.report.assess.Standing;
import stardust.spec.Level;

/** How many requirements of each level stand how. */
final class LevelTable {

  private static final List<Level> LEVELS = List.of(Level.values());

  private LevelTable() {}

  static DomContent of(Assessment assessment) {
    List<Standing> shown =
        Arrays.stream(Standing.values())
            .filter(s -> s != Standing.OTHER_ROLE)
            .filter(s -> LEVELS.stream().anyMatch(l -> assessment.count(l, s) > 0))
            .toList();
    return table(
            thead(
                tr(
                    th("Requirements").attr("scope", "col"),
                    each(LEVELS, level -> th(level.name()).attr("scope", "col")))),
            tbody(each(shown, standing -> standing(assessment, standing))))
        .withClass("levels");
  }

  private static DomContent standing(Assessment assessment, Standing standing) {
    return tr(
        th(standing.words()).attr("scope", "row"),
        each(LEVELS, level -> number(assessment.count(level, standing), standing)));
  }

  private static DomContent number(long count, Standing standing) {
    return td(attrs(count == 0 ? ".none" : "." + standing.key()), Long.toString(count));
  }
}
