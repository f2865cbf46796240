package stardust.runner.steps.client;

import java.util.ArrayList;
import java.util.List;
import stardust.io.Bytes;
import stardust.peer.KeyException;
import stardust.peer.PeerId;
import stardust.runner.client.ServedJoin;

/** Peers of whom only the ids are needed. */
final class Crowd {

  /** A multihash of SHA-256, as the ids of RSA keys are. */
  private static final byte[] SHA_256 = {0x12, 0x20};

  private static final int DIGEST = 32;

  private Crowd() {}

  static List<PeerId> of(int count, ServedJoin join) {
    List<PeerId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      try {
        ids.add(PeerId.fromBytes(Bytes.concat(SHA_256, join.bytes(DIGEST))));
      } catch (KeyException e) {
        throw new IllegalStateException("a multihash is a peer id", e);
      }
    }
    return ids;
  }
}
