package stardust.runner.endpointfile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stardust.report.model.KnownFailure;

/**
 * What an endpoint file says.
 *
 * @param adapter how to come by the server
 * @param target its address
 * @param image what a container is made of
 * @param command the words of the command that starts it
 * @param environment what is added to its environment
 * @param settings what an adapter of the user's own needs
 * @param jars with adapters of the user's own
 * @param options what stands for command-line options, by their names with "--"
 * @param declared what the report repeats: name, version, further addresses, capabilities
 * @param protocols the names for multistream-select of the capabilities
 * @param known failures that are known
 */
public record EndpointFile(
    Optional<String> adapter,
    Optional<String> target,
    Optional<String> image,
    List<String> command,
    Map<String, String> environment,
    Map<String, String> settings,
    List<Path> jars,
    Map<String, String> options,
    Map<String, String> declared,
    List<String> protocols,
    List<KnownFailure> known) {

  /** Of a run without a file. */
  public static final EndpointFile NONE =
      new EndpointFile(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Map.of(),
          Map.of(),
          List.of(),
          Map.of(),
          Map.of(),
          List.of(),
          List.of());
}
