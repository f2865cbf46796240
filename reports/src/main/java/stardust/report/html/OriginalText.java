package stardust.report.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import stardust.report.assess.Assessment;
import stardust.report.assess.RequirementStanding;
import stardust.report.assess.Standing;
import stardust.spec.Source;
import stardust.spec.SpecDocument;

/** The words of the protocol's author, each quoted part in the colour of what was made of it. */
final class OriginalText {

  private final String original;
  private final List<Quoted> quotes = new ArrayList<>();

  /** A part of the original that a requirement quotes. */
  private record Quoted(int from, int to, RequirementStanding standing) {
    boolean covers(int place) {
      return from <= place && place < to;
    }
  }

  OriginalText(Assessment assessment, SpecDocument document) {
    original = document.original();
    for (RequirementStanding each : assessment.requirements()) {
      each.requirement()
          .map(requirement -> requirement.source())
          .filter(Source.Original.class::isInstance)
          .map(source -> ((Source.Original) source).quote().replaceAll("\\s+", " "))
          .filter(original::contains)
          .ifPresent(quote -> add(quote, each));
    }
  }

  private void add(String quote, RequirementStanding standing) {
    int from = original.indexOf(quote);
    quotes.add(new Quoted(from, from + quote.length(), standing));
  }

  DomContent render() {
    TreeSet<Integer> cuts = new TreeSet<>(List.of(0, original.length()));
    quotes.forEach(quote -> cuts.addAll(List.of(quote.from(), quote.to())));
    List<DomContent> parts = new ArrayList<>();
    int from = 0;
    for (int to : cuts.tailSet(0, false)) {
      parts.add(part(from, to));
      from = to;
    }
    return each(
        p("The protocol as its author published it, on one line. Each part that a requirement quotes"
                + " leads to the gravest of them.")
            .withClass("quiet"),
        p(each(parts.stream())).withClass("original"));
  }

  private DomContent part(int from, int to) {
    String words = original.substring(from, to);
    List<RequirementStanding> here =
        quotes.stream()
            .filter(quote -> quote.covers(from))
            .map(Quoted::standing)
            .sorted(Comparator.comparing(RequirementStanding::standing))
            .toList();
    if (here.isEmpty()) {
      return text(words);
    }
    Standing gravest = here.get(0).standing();
    String title =
        here.stream()
            .map(each -> each.id() + " " + each.standing().words())
            .collect(Collectors.joining(", "));
    return a(words)
        .withHref("#" + Anchors.requirement(here.get(0).id()))
        .withClass(gravest.key())
        .withTitle(title);
  }
}
