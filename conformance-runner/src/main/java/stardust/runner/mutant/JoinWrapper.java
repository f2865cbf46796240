package stardust.runner.mutant;

import java.util.List;
import stardust.io.Violation;
import stardust.server.JoinMachine;
import stardust.server.JoinStep;

/** A join that is as right as the one beneath, but for what a mutant overrides. */
class JoinWrapper implements JoinMachine {

  private final JoinMachine right;

  JoinWrapper(JoinMachine right) {
    this.right = right;
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
