package stardust.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.io.Violation;
import stardust.peer.PeerId;
import stardust.protocol.Farewell;
import stardust.protocol.MessageStream;

/** The registration stream: does what the {@link ClientMachine} wants done. */
final class ClientRegistration implements MessageStream.Listener {

  private final ClientMachine machine;
  private final MessageStream messages;
  private final Duplex stream;
  private final ClientOptions options;
  private final Consumer<List<PeerId>> listed;
  private final CompletableFuture<Void> joined = new CompletableFuture<>();
  private final CompletableFuture<IOException> lost = new CompletableFuture<>();

  private Loop.@Nullable Timer timer;

  /**
   * Says nothing before {@link #start}.
   *
   * @param options say how messages are framed, and how long the server may take for each
   * @param listed takes every list
   */
  ClientRegistration(
      ClientMachine machine,
      MessageStream messages,
      ClientOptions options,
      Consumer<List<PeerId>> listed) {
    this.machine = machine;
    this.messages = messages;
    this.stream = messages.stream();
    this.options = options;
    this.listed = listed;
  }

  /** Joins; completes when the server has let this client in. */
  CompletableFuture<Void> start() {
    run(machine.start());
    messages.listen(this);
    return joined;
  }

  /** Completes when the registration is over, with the reason. */
  CompletableFuture<IOException> lost() {
    return lost;
  }

  /** Leaves the network. */
  void leave() {
    run(machine.ended("left by this client"));
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
    run(machine.ended("the server half-closed it"));
  }

  @Override
  public void closed(Closure closure) {
    run(machine.ended(closure.why()));
  }

  private void run(List<ClientStep> steps) {
    steps.forEach(this::run);
    if (!steps.isEmpty()) {
      restartTimer();
    }
  }

  private void run(ClientStep step) {
    if (step instanceof ClientStep.Send send) {
      stream.write(options.parts().writer().frame(options.binding().framing(), send.message()));
    } else if (step instanceof ClientStep.Joined) {
      joined.complete(null);
    } else if (step instanceof ClientStep.Listed list) {
      listed.accept(list.online());
    } else if (step instanceof ClientStep.Failed failed) {
      Farewell.on(messages.detach(), options.deadline());
      joined.completeExceptionally(failed.cause());
      lost.complete(failed.cause());
    }
  }

  private void restartTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    ClientMachine.State state = machine.state();
    if (state != ClientMachine.State.OVER) {
      Duration patience =
          state == ClientMachine.State.ONLINE ? options.silence() : options.deadline();
      timer = stream.loop().schedule(patience, () -> run(machine.expired()));
    }
  }
}
