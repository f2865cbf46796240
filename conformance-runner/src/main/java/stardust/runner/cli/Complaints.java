package stardust.runner.cli;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import stardust.runner.endpoint.EndpointException;
import stardust.runner.endpoint.EndpointUsageException;

/**
 * Turns what a command throws into a sentence and a status: no stack trace for a user's mistake.
 */
final class Complaints implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception error, CommandLine line, ParseResult parsed) {
    if (error instanceof UsageException || error instanceof EndpointUsageException) {
      return say(error, ExitStatus.USAGE);
    }
    if (error instanceof EndpointException) {
      return say(error, ExitStatus.UNREACHABLE);
    }
    if (error instanceof IOException) {
      return say(error, ExitStatus.SUITE_ERROR);
    }
    System.err.println(
        "stardust: this is a defect of the suite; please report it with these lines:");
    error.printStackTrace();
    return ExitStatus.SUITE_ERROR.code();
  }

  private static int say(Exception error, ExitStatus status) {
    System.err.println("stardust: " + error.getMessage());
    return status.code();
  }
}
