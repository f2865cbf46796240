package stardust.multistream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.io.Bytes;
import stardust.io.ManualLoop;
import stardust.io.MemoryDuplex;
import stardust.io.RecordingReceiver;
import stardust.io.ViolationException;
import stardust.trace.RecordingTap;
import stardust.trace.Tap;
import stardust.vectors.WireVectors;

/** Negotiations with one of our sides, or both, in whole writes and byte by byte. */
@ParameterizedClass
@ValueSource(ints = {Integer.MAX_VALUE, 1})
class MultistreamTest {

  private static final Negotiation HOW = new Negotiation(Duration.ofSeconds(10), "i0", Tap.NONE);
  private static final MultistreamLine HEADER = MultistreamLine.HEADER;

  private final ManualLoop loop = new ManualLoop();
  private final MemoryDuplex ours;
  private final MemoryDuplex theirs;

  MultistreamTest(int chunk) {
    MemoryDuplex.Pair pair = MemoryDuplex.pair(loop).chunk(chunk);
    ours = pair.a();
    theirs = pair.b();
  }

  @Test
  void bothSidesAgreeOnTheFirstThatBothSupport() {
    CompletableFuture<String> dialer = propose("/x/1", "/b/1", "/a/1");
    CompletableFuture<String> listener =
        Multistream.answer(theirs, () -> List.of("/a/1", "/b/1"), HOW);
    loop.runAll();
    assertThat(dialer).isCompletedWithValue("/b/1");
    assertThat(listener).isCompletedWithValue("/b/1");
    assertThat(loop.waitingTimers()).isZero();
  }

  @Test
  void nothingIsLeftUnconsumedByAnAgreement() {
    assertThat(propose("/x/1", "/a/1")).isNotDone();
    assertThat(Multistream.answer(theirs, () -> List.of("/a/1"), HOW)).isNotDone();
    loop.runAll();
    assertThat(ours.unconsumed()).isZero();
    assertThat(theirs.unconsumed()).isZero();
  }

  @Test
  void dialerFailsWhenAllAreRefused() {
    CompletableFuture<String> dialer = propose("/x/1", "/y/1");
    assertThat(Multistream.answer(theirs, () -> List.of("/a/1"), HOW)).isNotDone();
    loop.runAll();
    assertFailed(dialer, UnsupportedProtocolException.class, "/x/1, /y/1");
    assertThat(ours.closed()).isFalse();
  }

  @Test
  void dialerTakesTheHeaderBeforeItSpoke() {
    say(HEADER);
    loop.runAll();
    CompletableFuture<String> dialer = propose("/a/1");
    say(MultistreamLine.of("/a/1"));
    loop.runAll();
    assertThat(dialer).isCompletedWithValue("/a/1");
  }

  @Test
  void dialerTakesAnEchoWithoutHeader() {
    CompletableFuture<String> dialer = propose("/a/1");
    say(MultistreamLine.of("/a/1"));
    loop.runAll();
    assertThat(dialer).isCompletedWithValue("/a/1");
  }

  @Test
  void dialerTakesTheHeaderTwice() {
    CompletableFuture<String> dialer = propose("/a/1");
    say(HEADER, HEADER, MultistreamLine.of("/a/1"));
    loop.runAll();
    assertThat(dialer).isCompletedWithValue("/a/1");
  }

  @Test
  void dialerTakesAnUnknownAnswerAsRefusal() {
    CompletableFuture<String> dialer = propose("/a/1", "/b/1");
    say(HEADER, MultistreamLine.of("what?"));
    loop.runAll();
    assertThat(dialer).isNotDone();
    say(MultistreamLine.of("/b/1"));
    loop.runAll();
    assertThat(dialer).isCompletedWithValue("/b/1");
  }

  @Test
  void dialerProposesAgainWithoutHeader() {
    RecordingReceiver heard = RecordingReceiver.on(theirs);
    assertThat(propose("/a/1", "/b/1")).isNotDone();
    say(HEADER, MultistreamLine.NOT_AVAILABLE);
    loop.runAll();
    assertThat(MultistreamVectorsTest.read(heard.bytes()))
        .containsExactly("/multistream/1.0.0", "/a/1", "/b/1");
  }

  @Test
  void dialerKeepsWhatComesBehindTheEcho() {
    CompletableFuture<String> dialer = propose("/a/1");
    theirs.write(
        Bytes.concat(HEADER.encode(), MultistreamLine.of("/a/1").encode(), "data".getBytes(UTF_8)));
    loop.runAll();
    assertThat(dialer).isCompletedWithValue("/a/1");
    assertThat(ours.unconsumed()).isEqualTo(4);
    assertThat(RecordingReceiver.on(ours).text()).isEqualTo("data");
  }

  @Test
  void listenerKeepsWhatIsPipelinedBehindTheProposal() {
    CompletableFuture<String> listener = answer("/a/1");
    theirs.write(
        Bytes.concat(HEADER.encode(), MultistreamLine.of("/a/1").encode(), "data".getBytes(UTF_8)));
    loop.runAll();
    assertThat(listener).isCompletedWithValue("/a/1");
    assertThat(RecordingReceiver.on(ours).text()).isEqualTo("data");
  }

  @Test
  void listenerSaysNothingFirst() {
    assertThat(answer("/a/1")).isNotDone();
    loop.runAll();
    assertThat(ours.written()).isZero();
  }

  @Test
  void listenerAnswersAnUnsupportedProposalAsOtherStacksDo() {
    RecordingReceiver heard = RecordingReceiver.on(theirs);
    assertThat(answer("/a/1")).isNotDone();
    say(HEADER, MultistreamLine.of("/x/1"));
    loop.runAll();
    assertThat(heard.bytes()).isEqualTo(WireVectors.named("multistream.na.answer").hex("bytes"));
  }

  @Test
  void listenerTakesAProposalWithoutHeaderAndSendsItsOwn() {
    RecordingReceiver heard = RecordingReceiver.on(theirs);
    CompletableFuture<String> listener = answer("/a/1");
    say(MultistreamLine.of("/a/1"));
    loop.runAll();
    assertThat(listener).isCompletedWithValue("/a/1");
    assertThat(MultistreamVectorsTest.read(heard.bytes()))
        .containsExactly("/multistream/1.0.0", "/a/1");
  }

  @Test
  void listenerAnswersALoneHeader() {
    RecordingReceiver heard = RecordingReceiver.on(theirs);
    assertThat(answer("/a/1")).isNotDone();
    say(HEADER);
    loop.runAll();
    assertThat(heard.bytes()).isEqualTo(HEADER.encode());
  }

  @Test
  void listenerTakesTheHeaderTwice() {
    CompletableFuture<String> listener = answer("/a/1");
    say(HEADER, HEADER, MultistreamLine.of("/a/1"));
    loop.runAll();
    assertThat(listener).isCompletedWithValue("/a/1");
  }

  @Test
  void listenerAnswersLs() {
    RecordingReceiver heard = RecordingReceiver.on(theirs);
    assertThat(answer("/a/1", "/b/1")).isNotDone();
    say(HEADER, MultistreamLine.LIST);
    loop.runAll();
    assertThat(heard.bytes())
        .isEqualTo(
            Bytes.concat(
                HEADER.encode(), WireVectors.named("multistream.ls.response").hex("frame")));
  }

  @Test
  void listenerTakesBlanksAsPartOfTheName() {
    CompletableFuture<String> listener = answer("/a/1");
    say(HEADER, MultistreamLine.of("/a/1 "));
    loop.runAll();
    assertThat(listener).isNotDone();
  }

  @Test
  void listenerWaitsForAnotherProposalUntilTheTimeout() {
    CompletableFuture<String> listener = answer("/a/1");
    say(HEADER, MultistreamLine.of("/x/1"));
    loop.advance(Duration.ofMillis(9999));
    assertThat(listener).isNotDone();
    loop.advance(Duration.ofMillis(1));
    assertFailed(
        listener,
        NegotiationTimeoutException.class,
        "10000 ms have passed; awaited a proposal, received /multistream/1.0.0, /x/1");
  }

  @Test
  void aTimeoutSaysWhatCameInstead() {
    CompletableFuture<String> dialer = propose("/a/1");
    theirs.write(Bytes.concat(HEADER.encode(), new byte[] {9, 'x'}));
    loop.advance(Duration.ofSeconds(10));
    assertFailed(
        dialer,
        NegotiationTimeoutException.class,
        "awaited an answer to the proposal of /a/1, received /multistream/1.0.0"
            + " and 2 bytes of a message");
  }

  @Test
  void malformedMessagesAreViolations() {
    CompletableFuture<String> listener = answer("/a/1");
    theirs.write(new byte[] {3, 'a', 'b', 'c'});
    loop.runAll();
    assertFailed(listener, ViolationException.class, "no line feed");
  }

  @Test
  void endlessTalkIsAViolation() {
    CompletableFuture<String> listener = answer("/a/1");
    RecordingReceiver.on(theirs);
    for (int i = 0; i < 257; i++) {
      say(MultistreamLine.of("/x/" + i));
    }
    loop.runAll();
    assertFailed(listener, ViolationException.class, "more than 256 messages");
  }

  @Test
  void failsWhenTheOtherSideEndsTheStream() {
    CompletableFuture<String> dialer = propose("/a/1");
    theirs.closeWrite();
    loop.runAll();
    assertFailed(dialer, IOException.class, "ended the stream; awaited an answer");
  }

  @Test
  void failsWhenTheStreamIsReset() {
    CompletableFuture<String> listener = answer("/a/1");
    theirs.reset();
    loop.runAll();
    assertFailed(listener, IOException.class, "closed (reset by the other side); awaited");
  }

  @Test
  void anEndIsToldAgainToTheNextReceiver() {
    assertThat(answer("/a/1")).isNotDone();
    say(HEADER, MultistreamLine.of("/a/1"));
    theirs.closeWrite();
    loop.runAll();
    assertThat(RecordingReceiver.on(ours).ended()).isTrue();
  }

  @Test
  void tracesEveryLineWithItsStream() {
    RecordingTap tap = new RecordingTap();
    assertThat(
            Multistream.propose(
                ours, List.of("/a/1"), new Negotiation(Duration.ofSeconds(1), "i7", tap)))
        .isNotDone();
    say(HEADER, MultistreamLine.of("/a/1"));
    loop.runAll();
    assertThat(tap.lines())
        .containsExactly(
            "SENT i7 /multistream/1.0.0",
            "SENT i7 /a/1",
            "RECEIVED i7 /multistream/1.0.0",
            "RECEIVED i7 /a/1");
  }

  @Test
  void refusesToProposeNothing() {
    assertThatThrownBy(() -> propose()).isInstanceOf(IllegalArgumentException.class);
  }

  private CompletableFuture<String> propose(String... protocols) {
    return Multistream.propose(ours, List.of(protocols), HOW);
  }

  private CompletableFuture<String> answer(String... supported) {
    return Multistream.answer(ours, () -> List.of(supported), HOW);
  }

  private void say(MultistreamLine... lines) {
    theirs.write(MultistreamLine.encode(List.of(lines)));
  }

  private static void assertFailed(
      CompletableFuture<String> future, Class<? extends IOException> type, String message) {
    assertThat(future).isCompletedExceptionally();
    assertThatThrownBy(future::join).cause().isInstanceOf(type).hasMessageContaining(message);
  }
}
