package stardust.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * PROTOCOL.md as sections of prose and requirements, in the order of the text.
 *
 * @param sections every heading with what stands under it, up to the next heading
 */
public record SpecDocument(List<Section> sections) {

  private static final String RESOURCE = "PROTOCOL.md";
  private static final String APPENDIX = "Appendix: the original text";

  public SpecDocument {
    sections = List.copyOf(sections);
  }

  /**
   * A heading and what stands under it.
   *
   * @param number as "5.2"; empty where the heading has none
   * @param title the heading without its number
   * @param depth 1 for the title of the document, 2 for a section, 3 for a section within one
   * @param blocks what stands under the heading, without the sections within it
   */
  public record Section(String number, String title, int depth, List<Block> blocks) {

    public Section {
      blocks = List.copyOf(blocks);
    }

    /** Number and title, as "5.2 Init". */
    public String name() {
      return number.isEmpty() ? title : number + " " + title;
    }
  }

  /** A piece of a section. */
  public sealed interface Block {

    /** The line of PROTOCOL.md on which the piece begins, from 1. */
    int line();

    /**
     * Explanation, tables and examples.
     *
     * @param markdown several paragraphs at most, with their line breaks
     */
    record Prose(String markdown, int line) implements Block {}

    /** A normative sentence. */
    record Stated(Requirement requirement, int line) implements Block {}
  }

  /** Reads the document that is part of this library. */
  public static SpecDocument load() {
    try (InputStream in = SpecDocument.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a document in the notation that section 1 of PROTOCOL.md defines.
   *
   * @throws SpecSyntaxException with the line, if the notation is broken
   */
  public static SpecDocument parse(String markdown) {
    return new SpecParser(markdown).parse();
  }

  /** The requirements with their lines, in the order of the text. */
  public Stream<Block.Stated> stated() {
    return blocks(Block.Stated.class);
  }

  /** The prose, in the order of the text. */
  public Stream<Block.Prose> prose() {
    return blocks(Block.Prose.class);
  }

  /** The rows of the table of gaps. */
  public List<GapReading> gaps() {
    return prose().flatMap(GapTable::rows).toList();
  }

  /** The original protocol text from the appendix, its white space made single blanks. */
  public String original() {
    return sections.stream()
        .filter(section -> section.title().equals(APPENDIX))
        .flatMap(section -> section.blocks().stream())
        .filter(Block.Prose.class::isInstance)
        .map(block -> ((Block.Prose) block).markdown())
        .map(text -> text.substring(text.indexOf("```"), text.lastIndexOf("```")))
        .map(text -> text.substring(text.indexOf('\n')).strip().replaceAll("\\s+", " "))
        .findFirst()
        .orElse("");
  }

  private <T extends Block> Stream<T> blocks(Class<T> kind) {
    return sections.stream()
        .flatMap(section -> section.blocks().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }
}
