package stardust.runner.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import stardust.io.Bytes;
import stardust.io.Closure;
import stardust.spec.message.JoinVerify;

class AnswerTest {

  @Test
  void anEmptyMessageIsAccepted() {
    assertThat(answer(message("")).accepted()).isTrue();
  }

  @Test
  void anExplicitZeroIsAcceptedToo() {
    assertThat(answer(message("0800")).accepted()).isTrue();
  }

  @Test
  void aKnownErrorIsNamed() {
    Answer<JoinVerify> answer = answer(message("0865"));

    assertThat(answer.refused()).isTrue();
    assertThat(answer.seen()).isEqualTo("the server sent JoinVerify{error: E_INCORRECT_SOLUTION}");
  }

  @Test
  void anErrorThatTheSchemaDoesNotHaveIsAnErrorAllTheSame() {
    Answer<JoinVerify> answer = answer(message("082a"));

    assertThat(answer.refused()).isTrue();
    assertThat(answer.seen()).isEqualTo("the server sent JoinVerify{error: 42}");
  }

  @Test
  void rubbishIsNeitherAcceptedNorRefused() {
    Answer<JoinVerify> answer = answer(message("0c"));

    assertThat(answer.accepted()).isFalse();
    assertThat(answer.refused()).isFalse();
    assertThat(answer.seen()).contains("which is no JoinVerify");
  }

  @Test
  void aClosedStreamIsNoRefusal() {
    Answer<JoinVerify> answer = answer(new Arrival.Closed(Closure.LOCAL));

    assertThat(answer.ended()).isTrue();
    assertThat(answer.refused()).isFalse();
  }

  @Test
  void silenceIsNeitherAnAnswerNorAnEnd() {
    Answer<JoinVerify> answer = answer(new Arrival.Silence(Duration.ofSeconds(3), 2));

    assertThat(answer.ended()).isFalse();
    assertThat(answer.seen())
        .isEqualTo("nothing but 2 bytes of an unfinished message came within 3000 ms");
  }

  private static Answer<JoinVerify> answer(Arrival arrival) {
    return Answer.of("JoinVerify", arrival, JoinVerify.parser(), JoinVerify::getErrorValue);
  }

  private static Arrival message(String hex) {
    return new Arrival.Message(Bytes.fromHex(hex));
  }
}
