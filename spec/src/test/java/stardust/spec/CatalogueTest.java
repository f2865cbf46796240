package stardust.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  private final SpecDocument document = SpecDocument.load();
  private final Catalogue catalogue = Catalogue.load();

  @Test
  void holdsTheWholeProtocol() {
    assertThat(catalogue.all()).hasSizeGreaterThanOrEqualTo(130);
    assertThat(catalogue.all())
        .extracting(Requirement::area)
        .containsOnly("CONN", "WIRE", "JOIN", "DISC", "DIAL", "RELAY", "ROBUST");
  }

  @Test
  void bindsBothRolesAtEveryLevel() {
    for (Level level : Level.values()) {
      assertThat(catalogue.all().stream().filter(requirement -> requirement.level() == level))
          .as("%s", level)
          .flatExtracting(Requirement::binds)
          .contains(Role.SERVER, Role.CLIENT);
    }
  }

  @Test
  void findsARequirementById() {
    Requirement found = catalogue.find("JOIN-11").orElseThrow();

    assertThat(found.section()).isEqualTo("5.3 Refusing an init");
    assertThat(found.text()).contains("`random128` is not exactly 128 bytes");
    assertThat(catalogue.find("JOIN-99")).isEmpty();
  }

  @Test
  void groupsRequirementsBySectionInTheOrderOfTheText() {
    assertThat(catalogue.bySection().values().stream().flatMap(List::stream))
        .containsExactlyElementsOf(catalogue.all());
    assertThat(catalogue.bySection().get("9 Addresses"))
        .extracting(Requirement::id)
        .containsExactly("DIAL-61");
  }

  @Test
  void numbersEverySectionWithARequirement() {
    assertThat(catalogue.bySection().keySet()).allMatch(name -> name.matches("\\d+(\\.\\d+)? .+"));
  }

  @Test
  void namesExactlyTheGapsOfTheTable() {
    Set<String> named =
        catalogue.all().stream()
            .map(Requirement::source)
            .filter(Source.Gap.class::isInstance)
            .map(source -> ((Source.Gap) source).id())
            .collect(Collectors.toCollection(TreeSet::new));
    // The rows of these are stated by requirements that can quote the original.
    named.addAll(List.of("G13", "G18", "G46"));

    assertThat(document.gaps())
        .extracting(GapReading::id)
        .containsExactlyInAnyOrderElementsOf(named);
    assertThat(document.gaps()).hasSizeGreaterThanOrEqualTo(45);
  }

  @Test
  void hasTheWholeOriginal() {
    assertThat(document.original())
        .startsWith("Client Server The client connects Both the server")
        .endsWith("After that the normal libp2p dialing flow is happening between A and B")
        .hasSizeGreaterThan(1900);
  }

  @Test
  void statesOneSentenceInEachRequirement() {
    assertThat(catalogue.all())
        .allSatisfy(
            requirement ->
                assertThat(requirement.text())
                    .as(requirement.id())
                    .endsWith(".")
                    .doesNotContainPattern("[a-z`)]\\. [A-Z]"));
  }
}
