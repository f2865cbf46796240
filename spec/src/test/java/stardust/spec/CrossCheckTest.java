package stardust.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossCheckTest {

  private static final String GOOD =
      """
      ## 1. Joining
      **JOIN-01** · MUST · server\\
      One.
      > "The client connects"

      **JOIN-11** · MUST · server\\
      Two.
      > Gap G1: is it?

      **DIAL-01** · MUST · server\\
      Three.
      > Gap G2: and then?

      ## 2. Gaps
      | G1 | is it? | yes | `MUST` | because | JOIN-11 |
      | G2 | and then? | yes | `MUST` | because | JOIN-01, DIAL-01 |

      ## Appendix: the original text
      ```
      First the
        client connects. The client
        connects   once.
      ```
      """;

  @Test
  void acceptsADocumentWhosePartsAgree() {
    assertThat(Catalogue.of(SpecDocument.parse(GOOD)).all())
        .extracting(Requirement::id)
        .containsExactly("JOIN-01", "JOIN-11", "DIAL-01");
  }

  @Test
  void readsARowOfTheTableOfGaps() {
    GapReading second = SpecDocument.parse(GOOD).gaps().get(1);

    assertThat(second.requirements()).containsExactly("JOIN-01", "DIAL-01");
    assertThat(second.line()).isEqualTo(16);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "**JOIN-11**; **JOIN-01**; 6; JOIN-01 is used twice",
        "**JOIN-01**; **JOIN-12**; 6; JOIN-11 comes after JOIN-12",
        "\"The client connects\"; \"The client leaves\"; 2; the original does not say",
        "> Gap G1; > Gap G7; 6; the table of gaps has no G7",
        "> Gap G1: is it?; > Gap G1: is it so?; 6; the question of G1 is \"is it?\"",
        "because | JOIN-11 |; because | JOIN-01 |; 15; does not name JOIN-11",
        "because | JOIN-01, DIAL-01 |; because | DIAL-01, DIAL-99 |; 16; no requirement DIAL-99",
        "yes | `MUST` | because | JOIN-11; yes | `SHOULD` | because | JOIN-11; 15; differ in MUST",
        "yes | `MUST` | because | JOIN-11; yes | `MUST`, `OBSERVE` | because | JOIN-11; 15; differ in OBSERVE",
        "| G2 |; | G1 |; 16; G1 has two rows",
        "`MUST` | because | JOIN-11 |; because | JOIN-11 |; 15; has 6 cells",
      })
  void reportsPartsThatDisagreeWithTheLine(String good, String broken, int line, String what) {
    assertThat(GOOD).contains(good);
    SpecDocument document = SpecDocument.parse(GOOD.replace(good, broken));

    assertThatExceptionOfType(SpecSyntaxException.class)
        .isThrownBy(() -> Catalogue.of(document))
        .withMessageStartingWith("PROTOCOL.md, line " + line + ": ")
        .withMessageContaining(what);
  }

  @Test
  void reportsAGapThatNoRequirementReads() {
    SpecDocument document = SpecDocument.parse(GOOD.replace("JOIN-01, DIAL-01", "none"));

    assertThatExceptionOfType(SpecSyntaxException.class)
        .isThrownBy(() -> Catalogue.of(document))
        .withMessageStartingWith("PROTOCOL.md, line 16: ");
  }
}
