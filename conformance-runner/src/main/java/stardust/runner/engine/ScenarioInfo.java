package stardust.runner.engine;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import stardust.binding.Binding;
import stardust.spec.Role;

/**
 * A scenario as it is written.
 *
 * @param id stable over runs: its first requirement and its name, as
 *     "JOIN-21/the-right-solution-is-accepted"
 * @param name its name
 * @param feature the name of its file without ending, as "joining"
 * @param uri where the file is
 * @param line where in the file it is, from 1
 * @param tags all tags without "@"
 * @param requirements the tags that are ids of requirements, in the order written
 */
public record ScenarioInfo(
    String id,
    String name,
    String feature,
    URI uri,
    int line,
    List<String> tags,
    List<String> requirements) {

  /** The tag of scenarios that need a server with nobody else on it. */
  public static final String QUIET = "quiet";

  /**
   * The tag of scenarios that do little but wait for several periods: a busy processor changes
   * nothing that they see, provided that a period is long.
   */
  public static final String PATIENT = "patient";

  /** The tag of scenarios in which a client is tested, and the suite plays the server. */
  public static final String CLIENT = "client";

  /** The tag of scenarios that try to make the other side break what it keeps in the plain case. */
  public static final String HOSTILE = "hostile";

  /**
   * The tag of scenarios that do what the seed decides: what they find with one, they may miss with
   * another.
   */
  public static final String CHANCE = "chance";

  /**
   * The tag of scenarios that do so much of everything that they meet whatever is broken: what
   * another one names is no finding of theirs.
   */
  public static final String WALK = "walk";

  /** What is tested. */
  public Role role() {
    return tags.contains(CLIENT) ? Role.CLIENT : Role.SERVER;
  }

  /** Whether it runs in this binding. */
  public boolean isIn(Binding binding) {
    return Arrays.stream(Binding.values())
        .filter(other -> other != binding)
        .noneMatch(other -> tags.contains(other.toString()));
  }

  /** Whether it tries to make the other side break something, rather than shows it kept. */
  public boolean isHostile() {
    return tags.contains(HOSTILE);
  }

  /** Whether it could miss with another seed what it finds with this one. */
  public boolean isOfChance() {
    return tags.contains(CHANCE);
  }

  /** Whether it is a long wait, which had best begin first. */
  public boolean isPatient() {
    return tags.contains(PATIENT);
  }

  /** Whether another scenario on the same server at the same time would change what it sees. */
  public boolean needsQuiet() {
    return tags.contains(QUIET);
  }

  /** The name of its file and the line. */
  public String source() {
    return feature + ".feature:" + line;
  }
}
