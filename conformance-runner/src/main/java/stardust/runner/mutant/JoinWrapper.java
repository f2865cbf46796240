package stardust.runner.mutant;

import java.util.List;
import java.util.function.UnaryOperator;
import stardust.io.Violation;
import stardust.server.JoinMachine;
import stardust.server.JoinStep;
import stardust.server.ServerParts;

/** A join that is as right as the one beneath, but for what a mutant overrides. */
class JoinWrapper implements JoinMachine {

  private final JoinMachine right;

  JoinWrapper(JoinMachine right) {
    this.right = right;
  }

  /** Joins that go by another message in place of each that arrives. */
  static ServerParts reading(ServerParts parts, UnaryOperator<byte[]> change) {
    JoinMachine.Maker right = parts.joins();
    return parts.withJoins(
        made ->
            new JoinWrapper(right.make(made)) {
              @Override
              public List<JoinStep> message(byte[] message) {
                return super.message(change.apply(message));
              }
            });
  }

  /** What becomes of the steps that the right machine wants done. */
  List<JoinStep> changed(List<JoinStep> steps) {
    return steps;
  }

  @Override
  public State state() {
    return right.state();
  }

  @Override
  public List<JoinStep> message(byte[] message) {
    return changed(right.message(message));
  }

  @Override
  public List<JoinStep> malformed(Violation violation) {
    return changed(right.malformed(violation));
  }

  @Override
  public List<JoinStep> expired() {
    return right.expired();
  }

  @Override
  public List<JoinStep> ended() {
    return right.ended();
  }
}
