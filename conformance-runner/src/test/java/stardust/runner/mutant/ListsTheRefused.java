package stardust.runner.mutant;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import stardust.io.Violation;
import stardust.peer.KeyException;
import stardust.peer.PeerId;
import stardust.server.DiscoveryList;
import stardust.server.JoinMachine;
import stardust.server.JoinStep;
import stardust.server.ServerParts;
import stardust.spec.message.Discovery;
import stardust.spec.message.JoinInit;
import stardust.spec.message.JoinVerify;

/** Answers a wrong solution with an error, and lists the peer all the same. Breaks JOIN-31. */
final class ListsTheRefused {

  private final Queue<ByteString> refused = new ConcurrentLinkedQueue<>();

  static ServerParts around(ServerParts parts) {
    ListsTheRefused defect = new ListsTheRefused();
    JoinMachine.Maker joins = parts.joins();
    DiscoveryList list = parts.list();
    return parts
        .withJoins(made -> defect.new Watching(joins.make(made)))
        .withList(
            (receiver, online) ->
                Discovery.newBuilder()
                    .mergeFrom(list.list(receiver, online))
                    .addAllIds(defect.refused)
                    .build());
  }

  private final class Watching implements JoinMachine {

    private final JoinMachine right;
    private ByteString id = ByteString.EMPTY;

    Watching(JoinMachine right) {
      this.right = right;
    }

    @Override
    public State state() {
      return right.state();
    }

    @Override
    public List<JoinStep> message(byte[] message) {
      if (state() == State.AWAITING_INIT) {
        id = idOf(message);
      }
      List<JoinStep> steps = right.message(message);
      for (JoinStep step : steps) {
        if (step instanceof JoinStep.Send send
            && send.message() instanceof JoinVerify verify
            && verify.getErrorValue() != 0) {
          refused.add(id);
        }
      }
      return steps;
    }

    @Override
    public List<JoinStep> malformed(Violation violation) {
      return right.malformed(violation);
    }

    @Override
    public List<JoinStep> expired() {
      return right.expired();
    }

    @Override
    public List<JoinStep> ended() {
      return right.ended();
    }

    private static ByteString idOf(byte[] message) {
      try {
        String text = JoinInit.parseFrom(message).getPeerID().getId();
        return ByteString.copyFrom(PeerId.parse(text).bytes());
      } catch (InvalidProtocolBufferException | KeyException e) {
        return ByteString.EMPTY;
      }
    }
  }
}
