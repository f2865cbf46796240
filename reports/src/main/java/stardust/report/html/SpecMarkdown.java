package stardust.report.html;

import static j2html.TagCreator.rawHtml;

import j2html.tags.DomContent;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The explaining text of PROTOCOL.md, which is a part of this program: nothing of it comes from the
 * other side. Links lead to other files, which a page in one file does not have; their words stay.
 */
final class SpecMarkdown {

  private static final List<Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).sanitizeUrls(true).build();

  private SpecMarkdown() {}

  static DomContent html(String markdown) {
    Node document = PARSER.parse(markdown);
    document.accept(new Unlinker());
    return rawHtml(scrollable(RENDERER.render(document)));
  }

  /**
   * Wide tables and code scroll by themselves, and for that a keyboard has to reach them. The
   * corner of a table is no heading.
   */
  private static String scrollable(String html) {
    return html.replace("<table>", "<div class=\"wide\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>")
        .replace("<th></th>", "<td></td>")
        .replace("<pre>", "<pre tabindex=\"0\">");
  }

  private static final class Unlinker extends AbstractVisitor {
    @Override
    public void visit(Link link) {
      visitChildren(link);
      for (Node child = link.getFirstChild(); child != null; child = link.getFirstChild()) {
        link.insertBefore(child);
      }
      link.unlink();
    }
  }
}
