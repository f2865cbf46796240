package stardust.report.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.h4;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import stardust.report.assess.RequirementStanding;
import stardust.spec.SpecDocument;
import stardust.spec.SpecDocument.Block;

/** The text of the protocol, each of its requirements in the colour of what the run says of it. */
final class SpecText implements Section {

  @Override
  public DomContent render(Page page) {
    Map<String, RequirementStanding> standings = new HashMap<>();
    page.assessment().requirements().forEach(each -> standings.put(each.id(), each));
    return section(
            h2("The specification, coloured").withId("requirements"),
            p("PROTOCOL.md as this run was judged by it. What binds stands in a block with its verdict;"
                    + " all other text explains.")
                .withClass("quiet"),
            each(page.document().sections(), part -> part(page, part, standings)),
            unknown(page))
        .withClass("spec")
        .attr("aria-labelledby", "requirements");
  }

  private static DomContent part(
      Page page, SpecDocument.Section part, Map<String, RequirementStanding> standings) {
    if (part.depth() == 1) {
      return text("");
    }
    boolean original = part.title().startsWith("Appendix");
    return div(
            part.depth() == 2 ? h3(part.name()) : h4(part.name()),
            original
                ? new OriginalText(page.assessment(), page.document()).render()
                : each(part.blocks(), block -> block(page, block, standings)))
        .withClass("part")
        .withId(anchor(part))
        .attr("data-group", "");
  }

  /** The same that a Markdown viewer gives the appendix, so that links of the text arrive. */
  private static String anchor(SpecDocument.Section part) {
    String name = part.number().isEmpty() ? part.title() : part.number();
    return "spec-" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static DomContent block(
      Page page, Block block, Map<String, RequirementStanding> standings) {
    if (block instanceof Block.Stated stated) {
      RequirementStanding standing = standings.get(stated.requirement().id());
      return standing == null ? text("") : RequirementText.of(page, standing);
    }
    return div(SpecMarkdown.html(((Block.Prose) block).markdown())).withClass("explains");
  }

  /** Ids that the run names and the text does not have. */
  private static DomContent unknown(Page page) {
    List<RequirementStanding> unknown =
        page.assessment().requirements().stream()
            .filter(each -> each.requirement().isEmpty())
            .toList();
    return unknown.isEmpty()
        ? text("")
        : div(h3("Not in this text"), each(unknown, standing -> RequirementText.of(page, standing)))
            .withClass("part")
            .attr("data-group", "");
  }
}
