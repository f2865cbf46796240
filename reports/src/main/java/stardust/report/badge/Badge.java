package stardust.report.badge;

import static j2html.TagCreator.text;

import j2html.Config;
import j2html.rendering.FlatHtml;
import j2html.utils.EscapeUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import stardust.report.assess.Assessment;
import stardust.report.page.Svg;
import stardust.report.text.Texts;

/** The outcome of a run as a picture for a README. The same run gives the same bytes. */
public final class Badge {

  /** The name of the file in a report's folder. */
  public static final String NAME = "badge.svg";

  private static final String LABEL = "stardust";
  private static final String LABEL_COLOUR = "#444a50";
  private static final int HEIGHT = 20;
  private static final int MARGIN = 6;
  private static final int ROUNDING = 3;
  private static final int SENTENCE = 400;

  /** Widths of Verdana at 11 pixels; other fonts are stretched to the same. */
  private static final double NARROW = 4.1;

  private static final double WIDE = 10.5;
  private static final double OTHER = 6.8;

  private Badge() {}

  /** The file's content. */
  public static String render(Assessment assessment) {
    BadgeText text = BadgeText.of(assessment);
    long left = width(LABEL);
    long right = width(text.words());
    String name = LABEL + ": " + text.words();
    Svg svg =
        new Svg("svg")
            .attr("xmlns", "http://www.w3.org/2000/svg")
            .attr("width", number(left + right))
            .attr("height", number(HEIGHT))
            .attr("role", "img")
            .attr("aria-label", name)
            .with(new Svg("title").with(text(name)))
            .with(new Svg("desc").with(text(Texts.truncate(assessment.sentence(), SENTENCE))))
            .with(round(0, left + right, LABEL_COLOUR), round(left, right, text.colour()))
            .with(ground(left, ROUNDING, text.colour()))
            .with(words(0, left, LABEL), words(left, right, text.words()));
    return render(svg);
  }

  private static String render(Svg svg) {
    StringBuilder out = new StringBuilder();
    try {
      Config config =
          Config.defaults().withTextEscaper(text -> EscapeUtil.escape(Texts.visible(text)));
      svg.render(FlatHtml.into(out, config), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.append('\n').toString();
  }

  private static Svg round(long from, long width, String colour) {
    return ground(from, width, colour).attr("rx", number(ROUNDING));
  }

  private static Svg ground(long from, long width, String colour) {
    return new Svg("rect")
        .attr("x", number(from))
        .attr("width", number(width))
        .attr("height", number(HEIGHT))
        .attr("fill", colour);
  }

  private static Svg words(long from, long width, String words) {
    return new Svg("text")
        .attr("x", number(from + MARGIN))
        .attr("y", "14")
        .attr("textLength", number(width - 2 * MARGIN))
        .attr("fill", "#fff")
        .attr("font-family", "Verdana,Geneva,DejaVu Sans,sans-serif")
        .attr("font-size", "11")
        .with(text(words));
  }

  private static long width(String words) {
    return Math.round(words.chars().mapToDouble(Badge::width).sum()) + 2 * MARGIN;
  }

  private static double width(int letter) {
    if ("fijlrt:. ".indexOf(letter) >= 0) {
      return NARROW;
    }
    return "mw".indexOf(letter) >= 0 ? WIDE : OTHER;
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%d", number);
  }
}
