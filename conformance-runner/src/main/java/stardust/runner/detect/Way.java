package stardust.runner.detect;

import java.util.List;
import java.util.Optional;
import stardust.binding.Binding;
import stardust.message.Framing;
import stardust.peer.PeerId;

/**
 * One combination of protocols that a server agreed to, and how far it led.
 *
 * @param security its name, as "/noise"; empty where none was negotiated
 * @param muxer its name; empty when it did not come to one
 * @param times of its layers, in their order
 * @param peer who the server proved to be
 * @param binding in which stardust was agreed on
 * @param framing in which a JoinInit was answered with a challenge
 * @param trouble what stood in the way of a challenge, a clause; empty if nothing did
 */
public record Way(
    String security,
    String muxer,
    List<LayerTime> times,
    Optional<PeerId> peer,
    Optional<Binding> binding,
    Optional<Framing> framing,
    String trouble) {

  public Way {
    times = List.copyOf(times);
  }

  /** Whether a peer could join over it. */
  public boolean works() {
    return trouble.isEmpty();
  }

  /** The protocols, as "/noise with /yamux/1.0.0". */
  public String name() {
    String first = security.isEmpty() ? "no security" : security;
    return muxer.isEmpty() ? first : first + " with " + muxer;
  }
}
