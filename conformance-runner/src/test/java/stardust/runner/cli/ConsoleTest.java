package stardust.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stardust.report.model.Failure;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;

class ConsoleTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void aFindingSaysWhatWasExpectedWhatCameAndWhatToLookAt() {
    print(new Failure("JOIN-21", "this", "that", List.of(), "", "Check the order."));

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "FAILED JOIN-21: A name",
            "    expected: this",
            "    seen:     that",
            "    look at:  Check the order.",
            "    run alone: ./stardust test");
  }

  @Test
  void nothingThatAServerSentMovesTheCursor() {
    print(new Failure("JOIN-21", "this", "\u001b[2J", List.of(), "", ""));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("seen:     ?[2J")
        .doesNotContain("\u001b");
  }

  private void print(Failure failure) {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    new Console(stream, stream, 1, List.of()).ended(result(failure));
  }

  private static ScenarioResult result(Failure failure) {
    return new ScenarioResult(
        "JOIN-21/a-name",
        "A name",
        "joining",
        "joining.feature:1",
        List.of("JOIN-21"),
        List.of(),
        Verdict.FAILED,
        "",
        List.of(),
        List.of(),
        Optional.of(failure),
        Instant.EPOCH,
        Duration.ZERO,
        List.of(),
        List.of(),
        "./stardust test");
  }
}
