package stardust.runner.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The program. Without a command it tests. */
@Command(
    name = "stardust",
    description = "Says whether an implementation of stardust is right, and what to mend.",
    mixinStandardHelpOptions = true,
    versionProvider = SuiteVersion.class,
    subcommands = {
      TestCommand.class,
      ListCommand.class,
      ExplainCommand.class,
      ServeCommand.class,
      JoinCommand.class,
      DialCommand.class,
      ReportCommand.class,
      SelfCheckCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main {

  private Main() {}

  /** Runs a command and ends the process with its status. */
  public static void main(String[] arguments) {
    QuietLogs.set();
    System.exit(run(arguments));
  }

  /** Runs a command and returns its status. */
  static int run(String... arguments) {
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler(new Complaints());
    line.setParameterExceptionHandler(Main::usageError);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line.execute(withCommand(line, arguments));
  }

  private static String[] withCommand(CommandLine line, String[] arguments) {
    Set<String> known = line.getSubcommands().keySet();
    List<String> own = List.of("-h", "--help", "-V", "--version");
    if (arguments.length > 0 && (known.contains(arguments[0]) || own.contains(arguments[0]))) {
      return arguments;
    }
    List<String> all = new ArrayList<>(List.of("test"));
    all.addAll(Arrays.asList(arguments));
    return all.toArray(String[]::new);
  }

  private static int usageError(ParameterException error, String... arguments) {
    System.err.println("stardust: " + error.getMessage());
    System.err.println(
        "See: " + error.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitStatus.USAGE.code();
  }
}
