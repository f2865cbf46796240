package stardust.server;

import stardust.binding.StreamPurpose;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.io.Violation;
import stardust.protocol.Farewell;
import stardust.protocol.MessageStream;

/** A stream on which a client joins or dials, until its first message. */
final class InboundStream implements MessageStream.Listener {

  private final ServerContext context;
  private final Session session;
  private final StreamPurpose purpose;
  private final MessageStream messages;
  private final Loop.Timer deadline;

  InboundStream(ServerContext context, Session session, Duplex stream, StreamPurpose purpose) {
    this.context = context;
    this.session = session;
    this.purpose = purpose;
    this.messages =
        new MessageStream(stream, context.binding().framing(), context.limits().messageBytes());
    this.deadline = stream.loop().schedule(context.limits().firstMessage(), this::expired);
  }

  void start() {
    messages.listen(this);
  }

  @Override
  public void message(byte[] message) {
    deadline.cancel();
    if (purpose.isDial(message)) {
      new DialStream(context, session, messages).request(message);
    } else {
      JoinStream join = join();
      messages.listen(join);
      join.message(message);
    }
  }

  @Override
  public void malformed(Violation violation) {
    deadline.cancel();
    join().malformed(violation);
  }

  @Override
  public void ended() {
    deadline.cancel();
    Farewell.on(messages.detach(), context.limits().farewell());
  }

  @Override
  public void closed(Closure closure) {
    deadline.cancel();
  }

  private void expired() {
    join().expired();
  }

  private JoinStream join() {
    return new JoinStream(context, session, messages);
  }
}
