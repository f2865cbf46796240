package stardust.spec;

/** Where a requirement comes from. */
public sealed interface Source {

  /**
   * A sentence of the original protocol text, or a part of one.
   *
   * @param quote word for word, but for white space
   */
  record Original(String quote) implements Source {}

  /**
   * Something that the original leaves open.
   *
   * @param id as "G2"; {@link SpecDocument#gaps} says how the gap is read, and why
   * @param text the question that is left open
   */
  record Gap(String id, String text) implements Source {}
}
