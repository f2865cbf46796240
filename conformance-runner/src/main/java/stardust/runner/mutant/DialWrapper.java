package stardust.runner.mutant;

import java.util.List;
import java.util.function.UnaryOperator;
import stardust.io.Violation;
import stardust.server.DialMachine;
import stardust.server.DialStep;
import stardust.server.ServerParts;

/** A dial that is as right as the one beneath, but for what a mutant overrides. */
class DialWrapper implements DialMachine {

  private final DialMachine right;

  DialWrapper(DialMachine right) {
    this.right = right;
  }

  /** Dials each of whose machines is changed. */
  static ServerParts around(ServerParts parts, UnaryOperator<DialMachine> change) {
    DialMachine.Maker right = parts.dials();
    return parts.withDials((made, dialer) -> change.apply(right.make(made, dialer)));
  }

  /** Dials that go by another message in place of the request that arrives. */
  static ServerParts reading(ServerParts parts, UnaryOperator<byte[]> change) {
    return around(
        parts,
        right ->
            new DialWrapper(right) {
              @Override
              public List<DialStep> request(byte[] message) {
                return super.request(change.apply(message));
              }
            });
  }

  /** What becomes of the steps that the right machine wants done. */
  List<DialStep> changed(List<DialStep> steps) {
    return steps;
  }

  @Override
  public State state() {
    return right.state();
  }

  @Override
  public List<DialStep> request(byte[] message) {
    return changed(right.request(message));
  }

  @Override
  public List<DialStep> malformed(Violation violation) {
    return changed(right.malformed(violation));
  }

  @Override
  public List<DialStep> opened() {
    return changed(right.opened());
  }

  @Override
  public List<DialStep> failed(String why) {
    return changed(right.failed(why));
  }
}
