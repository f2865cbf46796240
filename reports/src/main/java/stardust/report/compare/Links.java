package stardust.report.compare;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import j2html.tags.specialized.ATag;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import stardust.report.page.Prose;
import stardust.report.text.Texts;

/** Addresses within the page, which its script follows: all that it shows is in the fragment. */
final class Links {

  private static final int LISTED = 40;

  private Links() {}

  /** A requirement's details. */
  static String to(String requirement) {
    return "#?r=" + encoded(requirement);
  }

  /** The same with a look at this column first; columns count from 1 in addresses. */
  static String to(String requirement, int column) {
    return to(requirement) + "&c=" + (column + 1);
  }

  /** The same, and this scenario open. */
  static String to(String requirement, int column, String scenario) {
    return to(requirement, column) + "&t=" + encoded(scenario);
  }

  /** Links to requirements, between commas. */
  static DomContent list(List<ComparedRequirement> requirements) {
    int more = requirements.size() - LISTED;
    return each(
        each(
            IntStream.range(0, Math.min(LISTED, requirements.size()))
                .mapToObj(i -> each(text(i == 0 ? "" : ", "), link(requirements.get(i).id())))),
        text(more > 0 ? " and " + more + " more" : ""));
  }

  private static ATag link(String id) {
    return a(Prose.bounded(id, Prose.SHORT)).withHref(to(id));
  }

  /** As the page's data has it, too, so that the script finds it again. */
  static String id(String id) {
    return Texts.truncate(Texts.visible(id), Prose.SHORT);
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id(id), StandardCharsets.UTF_8);
  }
}
