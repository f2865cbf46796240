package stardust.runner.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import stardust.runner.endpoint.EndpointUsageException;

/**
 * The commands that start a client, as CLIENTS.md has them: what is filled in where, and which of
 * them is for what. One may do for all.
 */
final class ClientCommands {

  private static final String SERVER = "{server}";
  private static final String TARGET = "{target}";
  private static final String TARGET_ADDRESS = "{target-address}";
  private static final String SEPARATOR = "--";

  private final List<List<String>> commands;
  private final Map<String, String> environment;

  private ClientCommands(List<List<String>> commands, Map<String, String> environment) {
    this.commands = commands;
    this.environment = environment;
  }

  /**
   * Reads them.
   *
   * @param words of all commands, with "--" between them
   * @param environment in whose values the same is filled in
   * @throws EndpointUsageException when they do not tell the client where the server is
   */
  static ClientCommands of(List<String> words, Map<String, String> environment) {
    List<List<String>> commands = new ArrayList<>();
    List<String> current = new ArrayList<>();
    commands.add(current);
    for (String word : words) {
      if (word.equals(SEPARATOR)) {
        current = new ArrayList<>();
        commands.add(current);
      } else {
        current.add(word);
      }
    }
    ClientCommands all = new ClientCommands(commands, Map.copyOf(environment));
    all.check();
    return all;
  }

  /** Why the client cannot be told this; empty if it can. */
  Optional<String> cannot(Invitation invitation) {
    String placeholder = invitation instanceof Invitation.Dial ? TARGET : TARGET_ADDRESS;
    return choose(invitation).isPresent()
        ? Optional.empty()
        : Optional.of("no command has " + placeholder + ", so that the client cannot be told it");
  }

  /** The words that tell the client this. */
  List<String> words(Invitation invitation) {
    List<String> words = choose(invitation).orElseThrow();
    return invitation instanceof Invitation.Join join
        ? withoutTarget(words).stream().map(word -> filledIn(word, join)).toList()
        : words.stream().map(word -> filledIn(word, invitation)).toList();
  }

  /** What is added to its environment; what names a target is left out where there is none. */
  Map<String, String> environment(Invitation invitation) {
    Map<String, String> filled = new LinkedHashMap<>();
    environment.forEach(
        (name, value) -> {
          if (!(invitation instanceof Invitation.Join) || !namesTarget(value)) {
            filled.put(name, filledIn(value, invitation));
          }
        });
    return filled;
  }

  private Optional<List<String>> choose(Invitation invitation) {
    if (invitation instanceof Invitation.Join) {
      return Optional.of(
          first(command -> command.stream().noneMatch(ClientCommands::namesTarget))
              .orElse(commands.get(0)));
    }
    Optional<List<String>> byAddress = naming(TARGET_ADDRESS);
    return invitation instanceof Invitation.Dial ? naming(TARGET).or(() -> byAddress) : byAddress;
  }

  private Optional<List<String>> naming(String placeholder) {
    return environment.values().stream().anyMatch(value -> value.contains(placeholder))
        ? Optional.of(commands.get(0))
        : first(command -> command.stream().anyMatch(word -> word.contains(placeholder)));
  }

  private Optional<List<String>> first(Predicate<List<String>> wanted) {
    return commands.stream().filter(wanted).findFirst();
  }

  /** An option whose value is the target goes with it. */
  private static List<String> withoutTarget(List<String> words) {
    List<String> kept = new ArrayList<>();
    for (String word : words) {
      int last = kept.size() - 1;
      if (!namesTarget(word)) {
        kept.add(word);
      } else if (last >= 0 && kept.get(last).startsWith("-") && word.startsWith("{")) {
        kept.remove(last);
      }
    }
    return kept;
  }

  private static boolean namesTarget(String word) {
    return word.contains(TARGET) || word.contains(TARGET_ADDRESS);
  }

  private static String filledIn(String word, Invitation invitation) {
    String filled = word.replace(SERVER, invitation.server().toString());
    if (invitation instanceof Invitation.Dial dial) {
      return filled
          .replace(TARGET, dial.target().toString())
          .replace(TARGET_ADDRESS, dial.address().toString());
    }
    return invitation instanceof Invitation.DialAddress dial
        ? filled
            .replace(TARGET_ADDRESS, dial.address().toString())
            .replace(TARGET, dial.address().lastPeer().orElseThrow().toString())
        : filled;
  }

  private void check() {
    if (commands.stream().anyMatch(List::isEmpty)) {
      throw new EndpointUsageException("a command to start the client is empty");
    }
    Predicate<String> tells = word -> word.contains(SERVER);
    boolean told =
        environment.values().stream().anyMatch(tells) || commands.get(0).stream().anyMatch(tells);
    if (!told) {
      throw new EndpointUsageException(
          "the command has no {server}: without it the client cannot know where the suite's server"
              + " is");
    }
  }
}
