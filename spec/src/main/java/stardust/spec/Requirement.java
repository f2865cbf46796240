package stardust.spec;

import java.util.Set;

/**
 * One behaviour that a peer shows on the wire and that can be checked on its own.
 *
 * @param id area and number, as "JOIN-11"; never given to another requirement
 * @param level how much hangs on it
 * @param binds whom it binds; not empty
 * @param text the normative sentence, in Markdown, on one line
 * @param source where it comes from
 * @param section number and title of the section that states it, as "5.2 Init"
 */
public record Requirement(
    String id, Level level, Set<Role> binds, String text, Source source, String section) {

  public Requirement {
    binds = Set.copyOf(binds);
  }

  /** The first part of the id, as "JOIN". */
  public String area() {
    return id.substring(0, id.indexOf('-'));
  }
}
