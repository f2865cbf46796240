package stardust.runner.client;

/** Where the reference client shows what it does. */
public interface Screen {

  /** Prints a line. */
  void say(Saying saying);

  /** Ends the program. */
  void exit(int status);
}
