package stardust.server;

import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.io.Violation;
import stardust.protocol.Farewell;
import stardust.protocol.FirstMessage;
import stardust.protocol.MessageStream;

/** A stream that a client opened, until its first message tells a join from a dial. */
final class InboundStream implements MessageStream.Listener {

  private final ServerContext context;
  private final Session session;
  private final MessageStream messages;
  private final Loop.Timer deadline;

  InboundStream(ServerContext context, Session session, Duplex stream) {
    this.context = context;
    this.session = session;
    this.messages = new MessageStream(stream, context.limits().messageBytes());
    this.deadline = stream.loop().schedule(context.limits().firstMessage(), this::expired);
  }

  void start() {
    messages.listen(this);
  }

  @Override
  public void message(byte[] message) {
    deadline.cancel();
    if (FirstMessage.isDial(message)) {
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
