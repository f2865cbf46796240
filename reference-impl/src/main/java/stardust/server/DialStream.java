package stardust.server;

import java.util.List;
import org.jspecify.annotations.Nullable;
import stardust.io.Duplex;
import stardust.protocol.Farewell;
import stardust.protocol.MessageStream;

/** The stream of a dial: does what its {@link DialMachine} wants done. */
final class DialStream {

  private final ServerContext context;
  private final DialMachine machine;
  private final Session session;
  private final HeldStream held;
  private final Duplex stream;

  private @Nullable RelayLease lease;
  private @Nullable Duplex target;

  /** Takes the stream from its messages; what follows the request belongs to the target. */
  DialStream(ServerContext context, Session session, MessageStream messages) {
    this.context = context;
    this.session = session;
    this.machine = context.parts().dials().make(context.parts(), session);
    this.stream = messages.detach();
    this.held = HeldStream.on(stream, this::dialerLeft);
  }

  /** The first message has come. */
  void request(byte[] message) {
    run(machine.request(message));
  }

  private void run(List<DialStep> steps) {
    steps.forEach(this::run);
  }

  private void run(DialStep step) {
    if (held.isClosed()) {
      return;
    }
    if (step instanceof DialStep.Open open) {
      open(open.target());
    } else if (step instanceof DialStep.Send send) {
      stream.write(context.parts().writer().frame(send.message()));
    } else if (step instanceof DialStep.Splice) {
      splice();
    } else if (step instanceof DialStep.Finish finish) {
      context.log().line("dial refused: " + finish.why());
      Farewell.on(held.handOver(), context.limits().farewell());
    }
  }

  private void open(OnlinePeer peer) {
    RelayLease taken = RelayLease.take(context, session.connection(), peer.connection());
    if (taken == null) {
      run(machine.failed("too many relays"));
      return;
    }
    lease = taken;
    var unused =
        context
            .parts()
            .opener()
            .open(peer, context.limits().openTarget())
            .whenComplete(
                (opened, failure) -> stream.loop().run(() -> answered(taken, opened, failure)));
  }

  private void answered(RelayLease taken, @Nullable Duplex opened, @Nullable Throwable failure) {
    if (opened == null) {
      taken.giveBack();
      run(machine.failed("the target cannot be reached: " + failure));
    } else if (held.isClosed()) {
      taken.giveBack();
      opened.loop().run(opened::reset);
    } else {
      target = opened;
      run(machine.opened());
    }
  }

  private void splice() {
    RelayLease taken = lease;
    Duplex opened = target;
    if (taken != null && opened != null) {
      context
          .parts()
          .relay()
          .splice(
              new MeteredDuplex(held.handOver(), taken.dialer()),
              new MeteredDuplex(opened, taken.target()),
              taken::giveBack);
    }
  }

  private void dialerLeft() {
    context.log().line("a dialler left before its target was reached");
  }
}
