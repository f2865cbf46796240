package stardust.runner.probe;

import com.google.protobuf.ByteString;
import java.util.Collections;
import java.util.List;
import stardust.peer.PeerId;

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

  /** Whether an entry stands in it more than once. */
  public boolean hasDoubles() {
    return ids.stream().anyMatch(id -> Collections.frequency(ids, id) > 1);
  }
}
