package stardust.server;

import stardust.peer.PeerId;
import stardust.peer.PublicKey;
import stardust.spec.message.Error;

/** What a {@code JoinInit} must satisfy before a challenge is made of it. */
public interface JoinRules {

  /** {@code OK}, or the error for these bytes of {@code JoinInit.random128}. */
  Error random(byte[] random128);

  /** {@code OK}, or the error for an id that this key does not belong to. */
  Error identity(PeerId id, PublicKey key);
}
