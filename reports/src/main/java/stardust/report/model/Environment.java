package stardust.report.model;

/**
 * Where the suite ran.
 *
 * @param java version of the runtime
 * @param os name, version and architecture
 * @param cores how many processors were available
 */
public record Environment(String java, String os, int cores) {

  /** Of this process. */
  public static Environment current() {
    return new Environment(
        System.getProperty("java.vm.name", "?") + " " + System.getProperty("java.version", "?"),
        System.getProperty("os.name", "?")
            + " "
            + System.getProperty("os.version", "?")
            + " "
            + System.getProperty("os.arch", "?"),
        Runtime.getRuntime().availableProcessors());
  }
}
