package stardust.runner.mutant;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import java.util.List;
import stardust.io.Bytes;
import stardust.peer.PeerId;
import stardust.protocol.Solution;
import stardust.server.JoinMachine;
import stardust.server.JoinStep;
import stardust.server.SaltSource;
import stardust.server.ServerParts;
import stardust.spec.message.JoinChallengeSolution;
import stardust.spec.message.JoinInit;

/** A join that still knows its JoinInit and its salt where the right one has forgotten them. */
class RememberedJoin extends JoinWrapper {

  private final Drawn drawn;
  private JoinInit init = JoinInit.getDefaultInstance();

  private RememberedJoin(JoinMachine right, Drawn drawn) {
    super(right);
    this.drawn = drawn;
  }

  /** Changes what a right join machine wants done, knowing what its join is made of. */
  interface Change {
    List<JoinStep> of(RememberedJoin join, byte[] message, List<JoinStep> steps);
  }

  static ServerParts around(ServerParts parts, Change change) {
    JoinMachine.Maker right = parts.joins();
    return parts.withJoins(
        made -> {
          Drawn drawn = new Drawn(made.salts());
          return new RememberedJoin(right.make(made.withSalts(drawn)), drawn) {
            @Override
            public List<JoinStep> message(byte[] message) {
              return change.of(this, message, super.message(message));
            }
          };
        });
  }

  @Override
  public List<JoinStep> message(byte[] message) {
    List<JoinStep> steps = super.message(message);
    if (JoinMutants.challenges(steps)) {
      init = parsed(message);
    }
    return steps;
  }

  /** Who has begun the join. */
  PeerId id() {
    return JoinMutants.idOf(init.toByteArray());
  }

  /** The right solution, in hexadecimal. */
  String solution() {
    return Bytes.hex(Solution.of(init.getRandom128().toByteArray(), drawn.last));
  }

  /** The solution that a message holds, in hexadecimal; empty if it holds none. */
  static String solutionIn(byte[] message) {
    try {
      return Bytes.hex(JoinChallengeSolution.parseFrom(message).getSolution().toByteArray());
    } catch (InvalidProtocolBufferException e) {
      return "";
    }
  }

  /** Whether a message is the one with which the join has begun. */
  boolean hasBegunWith(byte[] message) {
    return Arrays.equals(init.toByteArray(), message);
  }

  private static JoinInit parsed(byte[] message) {
    try {
      return JoinInit.parseFrom(message);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("challenged for what is no JoinInit", e);
    }
  }

  private static final class Drawn implements SaltSource {

    private final SaltSource right;
    private byte[] last = new byte[0];

    Drawn(SaltSource right) {
      this.right = right;
    }

    @Override
    public byte[] salt() {
      last = right.salt();
      return last;
    }
  }
}
