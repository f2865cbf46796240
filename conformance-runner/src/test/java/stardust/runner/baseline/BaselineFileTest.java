package stardust.runner.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stardust.report.model.KnownFailure;

class BaselineFileTest {

  private static final Set<String> IDS = Set.of("JOIN-12", "JOIN-12/refused-as-such");

  private final Path folder;

  BaselineFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void hasALineForEachFailureAndItsReason() throws Exception {
    assertThat(read("# ours\n\nJOIN-12   the code is  of old\nJOIN-12/refused-as-such same\n"))
        .containsExactly(
            new KnownFailure("JOIN-12", "the code is  of old"),
            new KnownFailure("JOIN-12/refused-as-such", "same"));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    Path file = folder.resolve("known.txt");
    BaselineFile.write(file, List.of(new KnownFailure("JOIN-12", "two\nlines")));

    assertThat(BaselineFile.read(file, IDS))
        .containsExactly(new KnownFailure("JOIN-12", "two lines"));
  }

  @Test
  void aLineThatMatchesNothingIsNamed() {
    assertThatThrownBy(() -> read("JOIN-12 yes\nJOIN-99 no\n"))
        .isInstanceOf(BaselineException.class)
        .hasMessageContaining("known.txt:2: nothing has the id JOIN-99");
  }

  @Test
  void aLineWithoutAReasonIsNamed() {
    assertThatThrownBy(() -> read("JOIN-12\n"))
        .hasMessageContaining("known.txt:1: JOIN-12 has no reason");
  }

  @Test
  void aLineThatIsThereTwiceIsNamed() {
    assertThatThrownBy(() -> read("JOIN-12 a\nJOIN-12 b\n"))
        .hasMessageContaining("known.txt:2: JOIN-12 is there twice");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> BaselineFile.read(folder.resolve("none.txt"), IDS))
        .isInstanceOf(BaselineException.class)
        .hasMessageContaining("none.txt");
  }

  private List<KnownFailure> read(String text) throws IOException, BaselineException {
    Path file = folder.resolve("known.txt");
    Files.writeString(file, text);
    return BaselineFile.read(file, IDS);
  }
}
