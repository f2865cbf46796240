package stardust.report.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** The rules of axe for accessible pages. */
public final class Axe {

  private static final List<String> ABOUT_COLOURS = List.of("color-contrast", "link-in-text-block");

  private Axe() {}

  /**
   * The rules that a view of a page can break: all of them in light colours on a wide screen, and
   * in any other what differs from that. Dark colours change nothing but colours, and a narrow
   * screen changes none of them.
   */
  public static AxeBuilder of(Page page, int width, ColorScheme scheme) {
    AxeBuilder axe = new AxeBuilder(page);
    if (scheme == ColorScheme.DARK) {
      axe.withRules(ABOUT_COLOURS);
    } else if (width < 1280) {
      axe.disableRules(ABOUT_COLOURS);
    }
    return axe;
  }

  /** What breaks the rules: each with its name first, and where. */
  public static List<String> violations(AxeBuilder axe) {
    return axe.analyze().getViolations().stream().map(Axe::words).toList();
  }

  private static String words(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + " at "
        + rule.getNodes().stream()
            .limit(4)
            .map(node -> node.getTarget() + " " + node.getHtml())
            .toList();
  }
}
