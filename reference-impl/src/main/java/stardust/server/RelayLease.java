package stardust.server;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import stardust.connection.Connection;

/** One relay's place in the accounts of its two connections. Given back once, from any loop. */
final class RelayLease {

  private final Account dialer;
  private final Account target;
  private final AtomicBoolean held = new AtomicBoolean(true);

  private RelayLease(Account dialer, Account target) {
    this.dialer = dialer;
    this.target = target;
  }

  /** A place in both accounts; null when one of them is full. */
  static @Nullable RelayLease take(ServerContext context, Connection dialer, Connection target) {
    int most = context.limits().relaysPerPeer();
    Account one = context.accounts().of(dialer);
    Account other = context.accounts().of(target);
    if (!one.takeRelay(most)) {
      return null;
    }
    if (!other.takeRelay(most)) {
      one.giveRelayBack();
      return null;
    }
    return new RelayLease(one, other);
  }

  Account dialer() {
    return dialer;
  }

  Account target() {
    return target;
  }

  void giveBack() {
    if (held.getAndSet(false)) {
      dialer.giveRelayBack();
      target.giveRelayBack();
    }
  }
}
