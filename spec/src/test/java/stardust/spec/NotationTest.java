package stardust.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stardust.spec.SpecDocument.Block.Prose;
import stardust.spec.SpecDocument.Block.Stated;
import stardust.spec.SpecDocument.Section;

class NotationTest {

  private static final String GOOD =
      """
      # Title

      ## 3. Joining
      Some prose
      on two lines.

      ### 3.1 The init
      **JOIN-07** · SHOULD · client, server\\
      The first half
      and the second.
      > "words of the original"

      More prose.
      **JOIN-08** · OBSERVE · server\\
      Whatever.
      > Gap G2: is that so?
      """;

  @Test
  void readsARequirementWithAQuote() {
    Requirement requirement = stated(0).requirement();

    assertThat(requirement)
        .isEqualTo(
            new Requirement(
                "JOIN-07",
                Level.SHOULD,
                Set.of(Role.CLIENT, Role.SERVER),
                "The first half and the second.",
                new Source.Original("words of the original"),
                "3.1 The init"));
    assertThat(requirement.area()).isEqualTo("JOIN");
  }

  @Test
  void readsARequirementWithAGap() {
    assertThat(stated(1).requirement())
        .isEqualTo(
            new Requirement(
                "JOIN-08",
                Level.OBSERVE,
                Set.of(Role.SERVER),
                "Whatever.",
                new Source.Gap("G2", "is that so?"),
                "3.1 The init"));
  }

  @Test
  void keepsProseAndRequirementsInOrderWithTheirLines() {
    Section section = SpecDocument.parse(GOOD).sections().get(2);

    assertThat(section.blocks())
        .containsExactly(stated(0), new Prose("More prose.", 13), stated(1));
    assertThat(stated(0).line()).isEqualTo(8);
    assertThat(stated(1).line()).isEqualTo(14);
  }

  @Test
  void readsHeadingsWithAndWithoutNumber() {
    assertThat(SpecDocument.parse(GOOD).sections())
        .extracting(Section::name)
        .containsExactly("Title", "3 Joining", "3.1 The init");
  }

  @Test
  void takesNothingInAFenceForARequirementOrAHeading() {
    String fenced = "# Title\n```\n" + GOOD + "```\n";

    assertThat(SpecDocument.parse(fenced).sections()).hasSize(1);
    assertThat(SpecDocument.parse(fenced).stated()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "**JOIN-07** · SHOULD; **JOIN-07** · WISH; 8; no such level: WISH",
        "client, server; everybody; 8; no such role: everybody",
        "client, server; Server; 8; no such role: Server",
        "client, server\\; client, server; 8; ends in a backslash",
        "**JOIN-07** · SHOULD; **JOIN-7** · SHOULD; 8; a requirement begins with",
        "**JOIN-07** ·; **JOIN-07**; 8; a requirement begins with",
        "> \"words of the original\"; > words of the original; 11; a source is",
        "> \"words of the original\"; and on; 11; a source is",
        "> Gap G2: is that so?; > Gap G2; 16; a source is",
        "Whatever.; > \"one source\"; 14; has no sentence",
        "and the second.; > \"one source\"; 11; one line that says its source",
      })
  void reportsABrokenRequirementWithItsLine(String good, String broken, int line, String what) {
    assertThat(GOOD).contains(good);

    assertThatExceptionOfType(SpecSyntaxException.class)
        .isThrownBy(() -> SpecDocument.parse(GOOD.replace(good, broken)))
        .withMessageStartingWith("PROTOCOL.md, line " + line + ": ")
        .withMessageContaining(what)
        .satisfies(error -> assertThat(error.line()).isEqualTo(line));
  }

  @Test
  void reportsARequirementThatABlankLineCutsInTwo() {
    assertThatExceptionOfType(SpecSyntaxException.class)
        .isThrownBy(() -> SpecDocument.parse(GOOD.replace("and the second.", "\n")))
        .withMessageStartingWith("PROTOCOL.md, line 9: a source is");
  }

  @Test
  void reportsAFenceThatIsNotClosed() {
    assertThatExceptionOfType(SpecSyntaxException.class)
        .isThrownBy(() -> SpecDocument.parse(GOOD + "\n```\nand so on"))
        .withMessage("PROTOCOL.md, line 18: this fence (```) is not closed");
  }

  private static Stated stated(int index) {
    return SpecDocument.parse(GOOD).stated().toList().get(index);
  }
}
