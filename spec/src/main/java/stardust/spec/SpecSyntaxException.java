package stardust.spec;

/** PROTOCOL.md breaks its own notation. The message begins with the line, counted from 1. */
public final class SpecSyntaxException extends RuntimeException {

  private final int line;

  SpecSyntaxException(int line, String what) {
    super("PROTOCOL.md, line " + line + ": " + what);
    this.line = line;
  }

  /** The line of PROTOCOL.md that breaks the notation, from 1. */
  public int line() {
    return line;
  }
}
