package stardust.report.compare;

/** Results that cannot stand beside each other. The message is a sentence for people. */
public final class ComparisonException extends Exception {

  private static final long serialVersionUID = 1;

  ComparisonException(String message) {
    super(message);
  }
}
