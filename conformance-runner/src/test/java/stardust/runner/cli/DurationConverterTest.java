package stardust.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationConverterTest {

  private final DurationConverter converter = new DurationConverter();

  @Test
  void readsSeconds() {
    assertThat(converter.convert("10s")).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void readsMilliseconds() {
    assertThat(converter.convert("500ms")).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void readsMinutes() {
    assertThat(converter.convert("2m")).isEqualTo(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "s", "-1s", "1.5s", "10 s", "99999999999s"})
  void refusesWhatIsNoDurationAndSaysHowToWriteOne(String text) {
    assertThatThrownBy(() -> converter.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("write it as 10s, 500ms or 2m");
  }
}
