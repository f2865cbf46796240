package stardust.report.merge;

/** Results that are no shards of one run. The message is a sentence for people. */
public final class MergeException extends Exception {

  private static final long serialVersionUID = 1;

  MergeException(String message) {
    super(message);
  }
}
