package stardust.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stardust.spec.SpecDocument.Block;
import stardust.spec.SpecDocument.Section;

/** Cuts PROTOCOL.md into sections, and these into prose and requirements. Used once. */
final class SpecParser {

  private static final Pattern HEADING =
      Pattern.compile("(#{1,6}) (?:(\\d+(?:\\.\\d+)*)\\.? )?(.+)");
  private static final String FENCE = "```";

  private final List<String> lines;
  private final List<Section> sections = new ArrayList<>();
  private Section current = new Section("", "", 1, List.of());
  private final List<Block> blocks = new ArrayList<>();
  private final List<String> prose = new ArrayList<>();

  /** The line at hand, from 0; errors and blocks count from 1. */
  private int next;

  SpecParser(String markdown) {
    lines = markdown.lines().toList();
  }

  SpecDocument parse() {
    while (next < lines.size()) {
      String line = lines.get(next);
      Matcher heading = HEADING.matcher(line);
      if (line.startsWith(FENCE)) {
        fence();
      } else if (RequirementBlock.begins(line)) {
        endProse();
        requirement();
      } else if (heading.matches()) {
        endSection();
        current = section(heading);
        next++;
      } else {
        prose.add(line);
        next++;
      }
    }
    endSection();
    return new SpecDocument(sections);
  }

  private static Section section(Matcher heading) {
    String number = heading.group(2) == null ? "" : heading.group(2);
    return new Section(number, heading.group(3).strip(), heading.group(1).length(), List.of());
  }

  private void fence() {
    int start = next;
    do {
      prose.add(lines.get(next++));
      if (next == lines.size()) {
        throw new SpecSyntaxException(start + 1, "this fence (```) is not closed");
      }
    } while (!lines.get(next).equals(FENCE));
    prose.add(lines.get(next++));
  }

  private void requirement() {
    int start = next;
    while (next < lines.size() && !lines.get(next).isBlank()) {
      next++;
    }
    Requirement requirement =
        new RequirementBlock(lines.subList(start, next), start + 1).parse(current.name());
    blocks.add(new Block.Stated(requirement, start + 1));
  }

  private void endProse() {
    int first = next - prose.size() + 1;
    while (!prose.isEmpty() && prose.get(0).isBlank()) {
      prose.remove(0);
      first++;
    }
    String markdown = String.join("\n", prose).stripTrailing();
    if (!markdown.isEmpty()) {
      blocks.add(new Block.Prose(markdown, first));
    }
    prose.clear();
  }

  private void endSection() {
    endProse();
    if (!blocks.isEmpty() || !current.title().isEmpty()) {
      sections.add(new Section(current.number(), current.title(), current.depth(), blocks));
    }
    blocks.clear();
  }
}
