package stardust.runner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stardust.runner.endpointfile.EndpointFile;

/** Writes an endpoint file to fill in. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "Writes an endpoint file with a comment on all that it can say.")
final class InitCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "stardust.yaml",
      description = "Default: ${DEFAULT-VALUE}")
  private Path file = Path.of("stardust.yaml");

  @Option(names = "--force", description = "Write over a file that is there.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    if (Files.exists(file) && !force) {
      throw new UsageException(file + " is there already; --force writes over it");
    }
    try (InputStream template = EndpointFile.class.getResourceAsStream("stardust.yaml")) {
      Files.write(file, Objects.requireNonNull(template, "stardust.yaml").readAllBytes());
    }
    System.out.println(file + " is written; edit it, then: ./stardust test --endpoint " + file);
    return ExitStatus.CONFORMANT.code();
  }
}
