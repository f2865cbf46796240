package stardust.runner.probe;

import com.google.protobuf.ByteString;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import stardust.peer.KeyException;
import stardust.peer.PeerId;
import stardust.runner.judge.RequirementBroken;

/**
 * One Discovery that a peer received.
 *
 * @param nanos when, on the clock of {@link System#nanoTime()}
 * @param ids the entries as they came
 */
public record Sighting(long nanos, List<ByteString> ids) {

  /** Whether the list has the peer. */
  public boolean lists(PeerId peer) {
    return ids.contains(ByteString.copyFrom(peer.bytes()));
  }

  /** What an entry that is no peer id breaks, if there is one. */
  Optional<RequirementBroken> oddEntry() {
    return ids.stream().flatMap(id -> oddity(id).stream()).findFirst();
  }

  private static Optional<RequirementBroken> oddity(ByteString id) {
    try {
      PeerId.fromBytes(id.toByteArray());
      return Optional.empty();
    } catch (KeyException e) {
      String text = id.isValidUtf8() ? " (as text: " + id.toStringUtf8() + ")" : "";
      return Optional.of(
          RequirementBroken.of(
              "DISC-11",
              "ids that are multihashes of peer ids",
              "an entry is none: " + e.getMessage() + text));
    }
  }

  /** Whether an entry stands in it more than once. */
  public boolean hasDoubles() {
    return ids.stream().anyMatch(id -> Collections.frequency(ids, id) > 1);
  }
}
