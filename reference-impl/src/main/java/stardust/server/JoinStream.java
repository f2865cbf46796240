package stardust.server;

import java.util.List;
import org.jspecify.annotations.Nullable;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.io.Violation;
import stardust.peer.PeerId;
import stardust.protocol.Farewell;
import stardust.protocol.MessageStream;

/** A registration stream: does what its {@link JoinMachine} wants done. */
final class JoinStream implements MessageStream.Listener {

  private final ServerContext context;
  private final Session session;
  private final MessageStream messages;
  private final Duplex stream;
  private final JoinMachine machine;

  private Loop.@Nullable Timer deadline;
  private @Nullable Registration registration;
  private boolean finished;

  JoinStream(ServerContext context, Session session, MessageStream messages) {
    this.context = context;
    this.session = session;
    this.messages = messages;
    this.stream = messages.stream();
    this.machine = context.parts().joins().make(context.parts());
  }

  @Override
  public void message(byte[] message) {
    run(machine.message(message));
  }

  @Override
  public void malformed(Violation violation) {
    run(machine.malformed(violation));
  }

  @Override
  public void ended() {
    run(machine.ended());
  }

  @Override
  public void closed(Closure closure) {
    finished = true;
    stopWaiting();
    leave("the registration stream is over: " + closure.why());
  }

  /** The awaited message did not come. */
  void expired() {
    run(machine.expired());
  }

  /** Takes the peer off and closes the stream. */
  void finish(String why) {
    if (!finished) {
      finished = true;
      stopWaiting();
      leave(why);
      Farewell.on(messages.detach(), context.limits().farewell());
    }
  }

  private void run(List<JoinStep> steps) {
    steps.forEach(this::run);
    awaitNext();
  }

  private void run(JoinStep step) {
    if (finished) {
      return;
    }
    if (step instanceof JoinStep.Send send) {
      stream.write(context.parts().writer().frame(send.message()));
    } else if (step instanceof JoinStep.Admit admit) {
      admit(admit.id());
    } else if (step instanceof JoinStep.Acknowledge && registration != null) {
      registration.acknowledged();
    } else if (step instanceof JoinStep.Finish finish) {
      context.log().line("registration ends: " + finish.why());
      finish(finish.why());
    }
  }

  private void admit(PeerId id) {
    if (registration == null) {
      registration = new Registration(context, session, id, stream, this::finish);
      registration.start();
    }
  }

  private void leave(String why) {
    if (registration != null) {
      registration.end(why);
    }
  }

  /** A challenge has one deadline; a peer that is online is watched by its acknowledgements. */
  private void awaitNext() {
    if (machine.state() != JoinMachine.State.AWAITING_SOLUTION) {
      stopWaiting();
    } else if (deadline == null && !finished) {
      deadline = stream.loop().schedule(context.limits().solution(), this::expired);
    }
  }

  private void stopWaiting() {
    if (deadline != null) {
      deadline.cancel();
    }
  }
}
