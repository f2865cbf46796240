package stardust.report.model;

import java.util.List;

/**
 * How the run was asked for.
 *
 * @param seed source of all randomness of the run
 * @param timeoutScale what all times were multiplied with
 * @param parallel how many scenarios ran at once at most
 * @param tags which scenarios were selected, in words or as a tag expression; empty for all
 * @param strict whether a broken SHOULD counts as a failure
 * @param command the shell command that repeats the run
 * @param known failures that the target's owner knows of
 */
public record RunOptions(
    long seed,
    double timeoutScale,
    int parallel,
    String tags,
    boolean strict,
    String command,
    List<KnownFailure> known) {

  public RunOptions {
    known = List.copyOf(known);
  }
}
