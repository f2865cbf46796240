package stardust.server;

import java.util.List;
import stardust.spec.message.Discovery;

/** Decides what is in a list. */
public interface DiscoveryList {

  /**
   * The list for this receiver.
   *
   * @param online all peers that are online now, the receiver included, in the order in which they
   *     joined
   */
  Discovery list(OnlinePeer receiver, List<OnlinePeer> online);
}
