package stardust.report.page;

import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import stardust.report.text.Texts;

/** Shell commands to copy. */
public final class Commands {

  private Commands() {}

  /** A command under its label; nothing if there is none. */
  public static DomContent block(String label, String command) {
    if (command.isEmpty()) {
      return text("");
    }
    return div(
            p(label).withClass("label"),
            pre(code(Texts.truncate(command, Prose.PARAGRAPH))).attr("tabindex", "0"))
        .withClass("command");
  }
}
