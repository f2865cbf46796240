package stardust.report.html;

import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.List;
import stardust.report.page.Prose;

/** What the run did to go on. */
final class NoteList {

  private NoteList() {}

  static DomContent of(List<String> notes) {
    return notes.isEmpty()
        ? text("")
        : ul(each(notes, n -> li(Prose.bounded(n, Prose.PARAGRAPH)))).withClass("notes");
  }
}
