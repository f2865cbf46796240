package stardust.runner.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import stardust.runner.endpointfile.EndpointFile;

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
      ProbeCommand.class,
      ReportCommand.class,
      PcapngCommand.class,
      SelfCheckCommand.class,
      InitCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main {

  private final List<String> command;
  private final EndpointFile file;

  Main(List<String> command, EndpointFile file) {
    this.command = command;
    this.file = file;
  }

  /** What the file of "--endpoint" says. */
  EndpointFile file() {
    return file;
  }

  /** The words after "--": the command that starts what is tested. */
  List<String> command() {
    return command;
  }

  /** Runs a command and ends the process with its status. */
  public static void main(String[] arguments) {
    QuietLogs.set();
    System.exit(run(arguments));
  }

  /** Runs a command and returns its status. */
  static int run(String... words) {
    Arguments arguments = Arguments.of(words);
    try {
      return run(arguments, EndpointFiles.of(arguments.own()));
    } catch (UsageException e) {
      System.err.println("stardust: " + e.getMessage());
      return ExitStatus.USAGE.code();
    } catch (IOException e) {
      System.err.println("stardust: the endpoint file cannot be read: " + e.getMessage());
      return ExitStatus.USAGE.code();
    }
  }

  private static int run(Arguments arguments, EndpointFile file) {
    CommandLine line = new CommandLine(new Main(arguments.command(), file));
    line.setDefaultValueProvider(EndpointFiles.defaults(file));
    line.setExecutionExceptionHandler(new Complaints());
    line.setParameterExceptionHandler(Main::usageError);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    String[] own = withCommand(line, arguments.own().toArray(String[]::new));
    if (!arguments.command().isEmpty() && !own[0].equals("test")) {
      System.err.println("stardust: only test takes a command after --");
      return ExitStatus.USAGE.code();
    }
    return line.execute(own);
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
