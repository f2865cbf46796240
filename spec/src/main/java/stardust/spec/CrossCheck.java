package stardust.spec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stardust.spec.SpecDocument.Block.Stated;

/** What the parts of PROTOCOL.md say of each other: ids, quotes and gaps. */
final class CrossCheck {

  private final List<Stated> stated;
  private final String original;
  private final Map<String, GapReading> gaps = new HashMap<>();
  private final Map<String, Requirement> requirements = new HashMap<>();
  private final Map<String, String> lastIdOfArea = new HashMap<>();

  CrossCheck(SpecDocument document) {
    stated = document.stated().toList();
    original = document.original();
    for (GapReading gap : document.gaps()) {
      check(gaps.put(gap.id(), gap) == null, gap.line(), gap.id() + " has two rows");
    }
  }

  void run() {
    stated.forEach(this::id);
    stated.forEach(this::source);
    gaps.values().forEach(this::gap);
  }

  private void id(Stated block) {
    String id = block.requirement().id();
    check(requirements.put(id, block.requirement()) == null, block.line(), id + " is used twice");
    String last = lastIdOfArea.put(block.requirement().area(), id);
    check(last == null || last.compareTo(id) < 0, block.line(), id + " comes after " + last);
  }

  private void source(Stated block) {
    Source source = block.requirement().source();
    if (source instanceof Source.Original quoted) {
      check(
          original.contains(quoted.quote()),
          block.line(),
          "the original does not say \"" + quoted.quote() + "\"");
    } else if (source instanceof Source.Gap named) {
      gapOf(block, named);
    }
  }

  private void gapOf(Stated block, Source.Gap named) {
    GapReading gap = gaps.get(named.id());
    if (gap == null) {
      throw new SpecSyntaxException(block.line(), "the table of gaps has no " + named.id());
    }
    check(
        gap.question().equals(named.text()),
        block.line(),
        "the question of " + named.id() + " is \"" + gap.question() + "\" in the table of gaps");
    String id = block.requirement().id();
    check(
        gap.requirements().contains(id),
        gap.line(),
        "the row of " + named.id() + " does not name " + id + ", which names this gap");
  }

  private void gap(GapReading gap) {
    check(!gap.requirements().isEmpty(), gap.line(), gap.id() + " names no requirement");
    for (String id : gap.requirements()) {
      check(requirements.containsKey(id), gap.line(), "there is no requirement " + id);
    }
    for (Level level : Level.values()) {
      check(
          gap.level().contains(level.name()) == hasRequirement(gap, level),
          gap.line(),
          "the levels of " + gap.id() + " and of its requirements differ in " + level);
    }
  }

  private boolean hasRequirement(GapReading gap, Level level) {
    return stated.stream()
        .map(Stated::requirement)
        .filter(requirement -> gap.requirements().contains(requirement.id()))
        .anyMatch(requirement -> requirement.level() == level);
  }

  private static void check(boolean holds, int line, String what) {
    if (!holds) {
      throw new SpecSyntaxException(line, what);
    }
  }
}
