package stardust.runner.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import stardust.runner.judge.RequirementBroken;

class RelayedBytesTest {

  private static final byte[] WRITTEN = {1, 2, 3, 4};

  @Test
  void theSameBytesAreTheSame() {
    assertThatCode(() -> RelayedBytes.checkSame(WRITTEN, WRITTEN.clone()))
        .doesNotThrowAnyException();
  }

  @Test
  void missingBytesBreakWhatTheScenarioIsAbout() {
    RequirementBroken broken = broken(new byte[] {1, 2, 3});

    assertThat(broken.requirement()).isEmpty();
    assertThat(broken.seen()).isEqualTo("only the first 3 came");
  }

  @Test
  void otherBytesBreakTheFidelityOfRelays() {
    RequirementBroken broken = broken(new byte[] {1, 3, 2, 4});

    assertThat(broken.requirement()).contains("RELAY-01");
    assertThat(broken.seen())
        .isEqualTo("from byte 1 on they differ: 020304 was written, 030204 came");
  }

  @Test
  void earlyBytesThatAreOthersBreakWhatTheScenarioIsAbout() {
    RequirementBroken broken =
        catchThrowableOfType(
            RequirementBroken.class,
            () -> RelayedBytes.checkSameEarly(WRITTEN, new byte[] {1, 3, 4}, ""));

    assertThat(broken.requirement()).isEmpty();
    assertThat(broken.seen()).startsWith("from byte 1 on they differ: 020304 was written");
  }

  @Test
  void textIsShownAsText() {
    assertThat(RelayedBytes.printable("hi".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("\"hi\"");
  }

  @Test
  void controlCharactersAreShownInHexadecimal() {
    assertThat(RelayedBytes.printable(new byte[] {27, 10})).isEqualTo("1b0a");
  }

  @Test
  void bytesOfAnotherRelayAreCalledThat() {
    byte[] own = "a relay of its own".getBytes(StandardCharsets.UTF_8);
    byte[] other = "The bytes of another".getBytes(StandardCharsets.UTF_8);

    assertThat(mixed(own, other, other))
        .endsWith(" was written, 5468652062797465 came, which is of another relay");
  }

  @Test
  void bytesOfARelayThatAreMissingAreNotThoseOfAnother() {
    byte[] own = "a relay of its own".getBytes(StandardCharsets.UTF_8);
    byte[] other = "The bytes of another".getBytes(StandardCharsets.UTF_8);

    assertThat(mixed(own, other, Arrays.copyOf(own, 5)))
        .isEqualTo("of one of them, only the first 5 came");
  }

  private static String mixed(byte[] own, byte[] other, byte[] read) {
    RequirementBroken broken =
        catchThrowableOfType(
            RequirementBroken.class,
            () -> RelayedBytes.checkNotMixed(List.of(own, other), 0, read));
    return broken.seen();
  }

  private static RequirementBroken broken(byte[] read) {
    return catchThrowableOfType(
        RequirementBroken.class, () -> RelayedBytes.checkSame(WRITTEN, read));
  }
}
