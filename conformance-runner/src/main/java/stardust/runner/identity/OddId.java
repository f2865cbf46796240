package stardust.runner.identity;

/**
 * Identities whose ids have a byte in front or at the end that is lost where an id is taken for a
 * number or for text. The first byte is the one behind the code and the length of the multihash.
 */
public enum OddId {
  /** A number would lose it. */
  ZERO_IN_FRONT("begins with a zero byte", 1023, 28),
  /** A text of C would end before it. */
  ZERO_AT_THE_END("ends with a zero byte", 1020, 3),
  /** Text that is trimmed would lose it. */
  BLANK_AT_THE_END("ends with a blank", 1015, 20),
  /** A line would end before it. */
  LINE_FEED_AT_THE_END("ends with a line feed", 1011, 29);

  private final String words;
  private final int first;
  private final int second;

  OddId(String words, int first, int second) {
    this.words = words;
    this.first = first;
    this.second = second;
  }

  /** What is odd about it, for "whose id ...". */
  public String words() {
    return words;
  }

  int firstPrime() {
    return first;
  }

  int secondPrime() {
    return second;
  }
}
