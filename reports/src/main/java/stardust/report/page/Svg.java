package stardust.report.page;

import j2html.tags.ContainerTag;

/** An element of SVG, which the HTML library does not have. */
public final class Svg extends ContainerTag<Svg> {

  public Svg(String name) {
    super(name);
  }

  /** One part of a bar. */
  public static Svg part(String key, long from, long width) {
    return new Svg("rect")
        .attr("class", key)
        .attr("x", Long.toString(from))
        .attr("width", Long.toString(width))
        .attr("height", "1");
  }

  /**
   * A bar of so many units, that is drawn as wide as its place; the words beside it say the same.
   */
  public static Svg bar(long units) {
    return new Svg("svg")
        .attr("class", "bar")
        .attr("viewBox", "0 0 " + Math.max(1, units) + " 1")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true");
  }
}
