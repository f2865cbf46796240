package stardust.runner.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import stardust.binding.Binding;
import stardust.spec.Catalogue;
import stardust.spec.Level;
import stardust.spec.Requirement;
import stardust.spec.Role;

/**
 * Which scenarios each requirement has: in every binding in which there is one at all, a MUST has
 * one that shows it kept and one that tries to make the other side break it; of a SHOULD and an
 * OBSERVE one scenario is enough.
 */
public final class Coverage {

  private final Catalogue catalogue;
  private final Role role;
  private final List<ScenarioInfo> scenarios;

  /** What these scenarios cover of what binds a role. */
  public Coverage(Catalogue catalogue, Role role, List<ScenarioInfo> scenarios) {
    this.catalogue = catalogue;
    this.role = role;
    this.scenarios = scenarios.stream().filter(scenario -> scenario.role() == role).toList();
  }

  /** What is lacking, in words; nothing if all is there. */
  public List<String> lacking() {
    return catalogue.all().stream()
        .filter(requirement -> requirement.binds().contains(role))
        .flatMap(this::lacking)
        .toList();
  }

  private Stream<String> lacking(Requirement requirement) {
    List<ScenarioInfo> all = of(requirement.id());
    if (all.isEmpty()) {
      return Stream.of(requirement.id() + " has no scenario");
    }
    if (requirement.level() != Level.MUST) {
      return Stream.of();
    }
    return Arrays.stream(Binding.values())
        .filter(binding -> all.stream().anyMatch(each -> each.isIn(binding)))
        .flatMap(binding -> lacking(requirement.id(), all, binding));
  }

  private static Stream<String> lacking(String id, List<ScenarioInfo> all, Binding binding) {
    return Stream.of(false, true)
        .filter(
            hostile ->
                all.stream().noneMatch(each -> each.isIn(binding) && each.isHostile() == hostile))
        .map(
            hostile ->
                "%s has no scenario that %s (%s)"
                    .formatted(
                        id,
                        hostile ? "tries to break it" : "shows it kept",
                        binding.toString().toLowerCase(Locale.ROOT)));
  }

  /**
   * Whether something would be lacking without this scenario. What is only noted is always needed:
   * it catches nobody, and each place at which it is noted has its own.
   */
  public boolean needs(ScenarioInfo scenario) {
    return scenario.requirements().stream().anyMatch(id -> needs(scenario, id));
  }

  private boolean needs(ScenarioInfo scenario, String id) {
    Level level = catalogue.find(id).orElseThrow().level();
    List<ScenarioInfo> others =
        of(id).stream().filter(each -> !each.id().equals(scenario.id())).toList();
    if (others.isEmpty() || level == Level.OBSERVE) {
      return true;
    }
    return level == Level.MUST
        && Arrays.stream(Binding.values())
            .filter(scenario::isIn)
            .filter(binding -> others.stream().anyMatch(each -> each.isIn(binding)))
            .anyMatch(
                binding ->
                    others.stream()
                        .filter(each -> each.isIn(binding))
                        .noneMatch(each -> each.isHostile() == scenario.isHostile()));
  }

  private List<ScenarioInfo> of(String id) {
    return scenarios.stream().filter(each -> each.requirements().contains(id)).toList();
  }
}
