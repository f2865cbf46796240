package stardust.report.page;

import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.style;

import j2html.Config;
import j2html.TagCreator;
import j2html.rendering.FlatHtml;
import j2html.tags.DomContent;
import j2html.tags.specialized.BodyTag;
import j2html.utils.EscapeUtil;
import j2html.utils.TextEscaper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import stardust.report.text.Texts;

/**
 * A page in one file, that may run its own script, look as its own style says, and load nothing.
 *
 * @param title of the window
 * @param css all of its style
 * @param js all of its script, which runs at the end of the body
 */
public record HtmlPage(String title, Asset css, Asset js) {

  /** The file's content, in UTF-8. All text is made visible and escaped. */
  public byte[] render(BodyTag body) {
    return render(body, text -> EscapeUtil.escape(Texts.visible(text)));
  }

  /** With another way to escape, so that a test can show what escaping is worth. */
  public byte[] render(BodyTag body, TextEscaper escaper) {
    StringBuilder out = new StringBuilder("<!doctype html>\n");
    try {
      html(metadata(), body.with(script(rawHtml(js.content()))))
          .withLang("en")
          .render(FlatHtml.into(out, Config.defaults().withTextEscaper(escaper)), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private DomContent metadata() {
    return head(
        meta().withCharset("utf-8"),
        meta().attr("http-equiv", "Content-Security-Policy").withContent(policy()),
        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
        meta().withName("color-scheme").withContent("light dark"),
        meta().withName("referrer").withContent("no-referrer"),
        TagCreator.title(title),
        style(rawHtml(css.content())));
  }

  private String policy() {
    return "default-src 'none'; style-src "
        + css.hash()
        + "; script-src "
        + js.hash()
        + "; base-uri 'none'; form-action 'none'";
  }
}
