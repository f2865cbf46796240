package stardust.runner.client.mutant;

import java.util.List;
import stardust.client.ClientMachine;
import stardust.client.ClientStep;
import stardust.io.Violation;

/** A machine that says what the one beneath says, but for what a mutant overrides. */
class MachineWrapper implements ClientMachine {

  private final ClientMachine right;

  MachineWrapper(ClientMachine right) {
    this.right = right;
  }

  /** What is done in the place of the right steps. */
  List<ClientStep> changed(List<ClientStep> steps) {
    return steps;
  }

  @Override
  public State state() {
    return right.state();
  }

  @Override
  public List<ClientStep> start() {
    return changed(right.start());
  }

  @Override
  public List<ClientStep> message(byte[] message) {
    return changed(right.message(message));
  }

  @Override
  public List<ClientStep> malformed(Violation violation) {
    return changed(right.malformed(violation));
  }

  @Override
  public List<ClientStep> expired() {
    return changed(right.expired());
  }

  @Override
  public List<ClientStep> ended(String why) {
    return changed(right.ended(why));
  }
}
