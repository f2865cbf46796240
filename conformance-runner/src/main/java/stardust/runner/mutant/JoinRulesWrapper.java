package stardust.runner.mutant;

import stardust.peer.PeerId;
import stardust.peer.PublicKey;
import stardust.server.JoinRules;
import stardust.spec.message.Error;

/** Rules that are as right as the ones beneath, but for what a mutant overrides. */
class JoinRulesWrapper implements JoinRules {

  private final JoinRules right;

  JoinRulesWrapper(JoinRules right) {
    this.right = right;
  }

  @Override
  public Error random(byte[] random128) {
    return right.random(random128);
  }

  @Override
  public Error identity(PeerId id, PublicKey key) {
    return right.identity(id, key);
  }
}
