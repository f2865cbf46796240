package stardust.server;

import stardust.peer.PeerId;
import stardust.peer.PublicKey;
import stardust.protocol.Stardust;
import stardust.spec.message.Error;

/** Exactly 128 random bytes, and an id that is the hash of the key. */
final class StrictJoinRules implements JoinRules {

  @Override
  public Error random(byte[] random128) {
    return random128.length == Stardust.RANDOM_BYTES ? Error.OK : Error.E_RAND_LENGTH;
  }

  @Override
  public Error identity(PeerId id, PublicKey key) {
    return key.peerId().equals(id) ? Error.OK : Error.E_GENERIC;
  }
}
