package stardust.client;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.io.Violation;
import stardust.message.Framing;
import stardust.peer.PeerId;
import stardust.protocol.Farewell;
import stardust.protocol.MessageStream;
import stardust.spec.message.DialRequest;
import stardust.spec.message.DialResponse;
import stardust.spec.message.Error;

/** Asks the server for a peer: one {@code DialRequest}, one {@code DialResponse}. */
final class DialExchange implements MessageStream.Listener {

  /** A DialResponse has a few bytes; the rest is for fields that a newer server may add. */
  private static final int LONGEST_RESPONSE = 64 << 10;

  private final PeerId target;
  private final Duration deadline;
  private final MessageStream messages;
  private final Loop.Timer timer;
  private final CompletableFuture<Duplex> result = new CompletableFuture<>();

  private DialExchange(Duplex stream, Framing framing, PeerId target, Duration deadline) {
    this.target = target;
    this.deadline = deadline;
    this.messages = new MessageStream(stream, framing, LONGEST_RESPONSE);
    this.timer = stream.loop().schedule(deadline, this::expired);
  }

  /** As {@link DialTalk} says. */
  static CompletableFuture<Duplex> over(
      Duplex stream, Framing framing, PeerId target, ClientWriter writer, Duration deadline) {
    DialExchange exchange = new DialExchange(stream, framing, target, deadline);
    ByteString bytes = ByteString.copyFrom(target.bytes());
    DialRequest request = DialRequest.newBuilder().setTarget(bytes).build();
    stream.write(writer.frame(framing, request));
    exchange.messages.listen(exchange);
    return exchange.result;
  }

  @Override
  public void message(byte[] message) {
    timer.cancel();
    try {
      int error = DialResponse.parseFrom(message).getErrorValue();
      if (error == Error.OK_VALUE) {
        result.complete(messages.detach());
      } else {
        giveUp(new DialRefusedException(target, error));
      }
    } catch (InvalidProtocolBufferException e) {
      giveUp(new IOException("the server's DialResponse does not parse: " + e.getMessage()));
    }
  }

  @Override
  public void malformed(Violation violation) {
    giveUp(violation.asException());
  }

  @Override
  public void ended() {
    giveUp(new IOException("the server closed the stream without a DialResponse"));
  }

  @Override
  public void closed(Closure closure) {
    timer.cancel();
    result.completeExceptionally(
        new IOException("the stream ended without a DialResponse: " + closure.why()));
  }

  private void expired() {
    giveUp(
        new IOException("the server sent no DialResponse within " + deadline.toSeconds() + " s"));
  }

  private void giveUp(IOException cause) {
    timer.cancel();
    Farewell.on(messages.detach(), deadline);
    result.completeExceptionally(cause);
  }
}
