package stardust.runner.mutant;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stardust.peer.PeerId;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;

/** Servers that forget to look at what lies beneath something newer. */
final class ShadowedMutants {

  private ShadowedMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "end-of-an-older-registration-missed",
            "DISC-21",
            "When the newer registration of an id ends the older one counts, though it has ended.",
            parts -> parts.withOnline(new Stacked(parts.online(), true))),
        Mutant.of(
            "end-of-a-registration-that-counts-again-missed",
            "DISC-21",
            "When the newer registration of an id ends the older one counts, and its end is missed.",
            parts -> parts.withOnline(new Stacked(parts.online(), false))));
  }

  /** All registrations of each id, of which the newest one counts. */
  private static final class Stacked extends OnlineWrapper {

    private final boolean missesShadowed;
    private final Map<PeerId, Deque<OnlinePeer>> all = new HashMap<>();
    private final Set<OnlinePeer> uncovered = new HashSet<>();

    Stacked(OnlinePeers right, boolean missesShadowed) {
      super(right);
      this.missesShadowed = missesShadowed;
    }

    @Override
    public synchronized Optional<OnlinePeer> add(OnlinePeer peer) {
      all.computeIfAbsent(peer.id(), id -> new ArrayDeque<>()).push(peer);
      super.add(peer);
      return Optional.empty();
    }

    @Override
    public synchronized boolean remove(OnlinePeer peer) {
      Deque<OnlinePeer> stack = all.getOrDefault(peer.id(), new ArrayDeque<>());
      boolean counts = stack.peek() == peer;
      if (counts ? uncovered.contains(peer) && !missesShadowed : missesShadowed) {
        return false;
      }
      stack.remove(peer);
      if (!counts) {
        return false;
      }
      OnlinePeer older = stack.peek();
      if (older == null) {
        return super.remove(peer);
      }
      uncovered.add(older);
      super.add(older);
      return true;
    }
  }
}
