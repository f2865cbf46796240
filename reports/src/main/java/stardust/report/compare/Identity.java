package stardust.report.compare;

import java.util.Optional;
import stardust.report.model.RunResult;
import stardust.report.model.Target;
import stardust.report.text.Texts;
import stardust.spec.Role;

/**
 * By what two runs are known to be of one implementation; its version may be another.
 *
 * @param role what it plays
 * @param kind how it was reached
 * @param name as its owner declares it, else how the suite describes it
 */
record Identity(Role role, String kind, String name) {

  static Identity of(RunResult run) {
    Target target = run.target();
    return new Identity(target.role(), target.kind(), name(target));
  }

  /**
   * For the head of a column: the name with the version that its owner declares, if there is one.
   */
  static String label(RunResult run) {
    Target target = run.target();
    String version = Optional.ofNullable(target.declared().get("version")).orElse("");
    return Texts.oneLine(name(target) + " " + version);
  }

  private static String name(Target target) {
    String declared = Optional.ofNullable(target.declared().get("name")).orElse("");
    return declared.isBlank() ? target.description() : declared;
  }
}
