package stardust.report.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stardust.report.assess.RequirementStanding;
import stardust.report.assess.Standing;
import stardust.report.page.Prose;

/** Every requirement that binds the target as a coloured number, at a glance. */
final class RequirementMap implements Section {

  @Override
  public DomContent render(Page page) {
    return section(
            h2("At a glance").withId("map-h"),
            dl(each(areas(page), (area, standings) -> area(area, standings))))
        .withClass("map")
        .attr("aria-labelledby", "map-h");
  }

  private static Map<String, List<RequirementStanding>> areas(Page page) {
    Map<String, List<RequirementStanding>> areas = new LinkedHashMap<>();
    for (RequirementStanding each : page.assessment().requirements()) {
      if (each.requirement().isPresent() && each.standing() != Standing.OTHER_ROLE) {
        String area = each.id().substring(0, each.id().indexOf('-'));
        areas.computeIfAbsent(area, name -> new ArrayList<>()).add(each);
      }
    }
    return areas;
  }

  private static DomContent area(String area, List<RequirementStanding> standings) {
    return each(dt(area), dd(each(standings, RequirementMap::chip)));
  }

  private static DomContent chip(RequirementStanding each) {
    String number = each.id().substring(each.id().indexOf('-') + 1);
    String words = each.id() + ": " + each.standing().words();
    return a(number)
        .withHref("#" + Anchors.requirement(each.id()))
        .withClasses("chip", each.standing().key())
        .withTitle(words)
        .attr("aria-label", Prose.brief(words));
  }
}
