package stardust.runner.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MailboxTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final Mailbox<String> mailbox = new Mailbox<>();

  @Test
  void findsWhatCameBefore() {
    mailbox.put("a");
    mailbox.put("b");

    assertThat(mailbox.awaitAfter(0, "b"::equals, Duration.ZERO)).contains("b");
  }

  @Test
  void overlooksWhatCameBeforeTheMark() {
    mailbox.put("a");

    assertThat(mailbox.awaitAfter(mailbox.size(), "a"::equals, Duration.ZERO)).isEmpty();
  }

  @Test
  void nobodyWaitsForWhatCannotCome() throws Exception {
    CompletableFuture<Boolean> found =
        CompletableFuture.supplyAsync(
            () -> mailbox.awaitAfter(0, any -> true, LONG.multipliedBy(2)).isPresent());
    mailbox.close();

    assertThat(found.get(LONG.toSeconds(), TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void wakesWhoWaits() throws Exception {
    CompletableFuture<String> found =
        CompletableFuture.supplyAsync(
            () -> mailbox.awaitAfter(0, "late"::equals, LONG).orElse("nothing"));
    mailbox.put("early");
    mailbox.put("late");

    assertThat(found.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo("late");
  }
}
