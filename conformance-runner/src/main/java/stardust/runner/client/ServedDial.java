package stardust.runner.client;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import stardust.io.Bytes;
import stardust.peer.PeerId;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Arrival;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.MessagePipe;
import stardust.runner.time.Timing;
import stardust.spec.message.DialRequest;
import stardust.spec.message.DialResponse;

/** One dial of the client, from the server's side. */
public final class ServedDial {

  private final MessagePipe pipe;
  private final Timing timing;
  private @Nullable DialRequest request;

  ServedDial(MessagePipe pipe, Timing timing) {
    this.pipe = pipe;
    this.timing = timing;
  }

  /** The dial stream. */
  public MessagePipe pipe() {
    return pipe;
  }

  /** The request, for which this waits once; anything else breaks DIAL-41. */
  public DialRequest request() {
    if (request == null) {
      String expected = "a DialRequest as the first message";
      Arrival arrival = pipe.next(DialRequest.class, timing.answer());
      if (!(arrival instanceof Arrival.Message message)) {
        throw RequirementBroken.of("DIAL-41", expected, arrival.seen("the client"));
      }
      try {
        request = DialRequest.parseFrom(message.payload());
      } catch (InvalidProtocolBufferException e) {
        String seen = "a message came that is none: " + e.getMessage();
        throw RequirementBroken.of("DIAL-41", expected, seen);
      }
    }
    return request;
  }

  /** Checks whom the request names; another target breaks the requirement. */
  public void checkTarget(PeerId target, String requirement) {
    byte[] named = request().getTarget().toByteArray();
    if (!Arrays.equals(named, target.bytes())) {
      throw RequirementBroken.of(
          requirement,
          "the raw multihash of " + target + ", " + target.bytes().length + " bytes",
          "target is " + Bytes.hex(named));
    }
  }

  /** A message with its length in front. */
  public byte[] frame(byte[] payload) {
    return pipe.frame(payload);
  }

  /** Grants the dial. */
  public BlockingStream accept() {
    var unused = request();
    pipe.send(DialResponse.getDefaultInstance());
    return pipe.stream();
  }
}
