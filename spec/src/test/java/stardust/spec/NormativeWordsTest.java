package stardust.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Normative words would make prose binding; the level of a requirement block is what binds. */
class NormativeWordsTest {

  private static final Pattern NORMATIVE =
      Pattern.compile(
          "\\b([Mm]ust|MUST|[Ss]hould|SHOULD|[Ss]hall|SHALL|REQUIRED|RECOMMENDED|MAY)\\b");
  private static final Pattern CODE =
      Pattern.compile("(?s)^```.*?^```$|`[^`\n]*`", Pattern.MULTILINE);

  private final SpecDocument document = SpecDocument.load();

  @Test
  void proseHasNoNormativeWord() {
    List<SpecDocument.Block.Prose> prose = document.prose().toList();

    assertThat(prose).hasSizeGreaterThan(30);
    assertThat(prose)
        .allSatisfy(
            block ->
                assertThat(CODE.matcher(block.markdown()).replaceAll("code"))
                    .as("line %d", block.line())
                    .doesNotContainPattern(NORMATIVE));
  }

  @Test
  void aRequirementSaysWhatIsSoAndLeavesTheForceToItsLevel() {
    assertThat(Catalogue.load().all())
        .allSatisfy(
            requirement ->
                assertThat(requirement.text())
                    .as(requirement.id())
                    .doesNotContainPattern(NORMATIVE));
  }
}
