package stardust.runner.probe;

import java.util.function.UnaryOperator;
import stardust.peer.PrivateKey;

/** Connects the probes of one scenario to the server that is tested. */
public interface Linker {

  /**
   * Connects and upgrades; a failure breaks the requirement of the step that failed.
   *
   * @param peer the label of the peer
   * @param number which of its connections it is, from 1
   * @param forwarded what it does with the streams that the server opens
   * @param offered what is proposed, made of what the run proposes
   */
  Link connect(
      String peer,
      int number,
      PrivateKey identity,
      Forwarded forwarded,
      UnaryOperator<Offer> offered);
}
