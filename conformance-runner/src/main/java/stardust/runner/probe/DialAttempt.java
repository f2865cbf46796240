package stardust.runner.probe;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.Optional;
import stardust.io.Bytes;
import stardust.peer.PeerId;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.time.Timing;
import stardust.spec.message.DialRequest;
import stardust.spec.message.DialResponse;

/** One dial by a peer: its stream, its request, and the answer once it was waited for. */
public final class DialAttempt {

  private final MessagePipe pipe;
  private final Timing timing;
  private Optional<Answer<DialResponse>> answer = Optional.empty();

  DialAttempt(MessagePipe pipe, Timing timing) {
    this.pipe = pipe;
    this.timing = timing;
  }

  /** The dial stream. */
  public MessagePipe pipe() {
    return pipe;
  }

  /** The request for a target of any bytes. */
  public static DialRequest request(byte[] target) {
    return DialRequest.newBuilder().setTarget(ByteString.copyFrom(target)).build();
  }

  /**
   * Sends the request and bytes behind it in one write.
   *
   * @param named what a trace calls the bytes
   */
  public void sendRequest(PeerId target, byte[] behind, String named) {
    byte[] frame = pipe.frame(request(target.bytes()).toByteArray());
    pipe.sendRaw(Bytes.concat(frame, behind), "DialRequest and " + named + " behind it");
  }

  /**
   * Sends the request and bytes behind it, and closes the stream for writing, all at once: an
   * answer does not come in between.
   *
   * @param named what a trace calls the bytes
   */
  public void sendAll(PeerId target, byte[] behind, String named) {
    pipe.duplex()
        .loop()
        .run(
            () -> {
              sendRequest(target, behind, named);
              pipe.stream().closeWrite();
            });
  }

  /** The answer, for which this waits once. */
  public Answer<DialResponse> answer() {
    return answer(timing.dialAnswer());
  }

  /** The answer, for which this waits once, for so long. */
  public Answer<DialResponse> answer(Duration timeout) {
    if (answer.isEmpty()) {
      Arrival arrival = pipe.next(DialResponse.class, timeout);
      Answer<DialResponse> found =
          Answer.of("DialResponse", arrival, DialResponse.parser(), DialResponse::getErrorValue);
      found.message().ifPresent(DialAttempt::checkForm);
      answer = Optional.of(found);
    }
    return answer.orElseThrow();
  }

  /** Bytes in the place of the error: it is a message of another kind. */
  private static void checkForm(DialResponse response) {
    if (response.getUnknownFields().hasField(DialResponse.ERROR_FIELD_NUMBER)) {
      throw RequirementBroken.of(
          "WIRE-11", "a DialResponse as the first message", "another message came, as a list is");
    }
  }
}
