package stardust.runner.mutant;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import stardust.server.JoinMachine;
import stardust.server.JoinStep;
import stardust.server.ServerParts;
import stardust.spec.message.JoinInit;

/** The salt is the random string of the JoinInit, turned around. */
final class SaltFollowsRandom extends JoinWrapper {

  private static final int LENGTH = 128;

  /** The salt is drawn while the machine reads its message, on the same thread. */
  private static final ThreadLocal<byte[]> NEXT = ThreadLocal.withInitial(() -> new byte[LENGTH]);

  private SaltFollowsRandom(JoinMachine right) {
    super(right);
  }

  static ServerParts around(ServerParts parts) {
    JoinMachine.Maker right = parts.joins();
    return parts
        .withSalts(() -> NEXT.get().clone())
        .withJoins(made -> new SaltFollowsRandom(right.make(made)));
  }

  @Override
  public List<JoinStep> message(byte[] message) {
    if (state() == State.AWAITING_INIT) {
      NEXT.set(turned(message));
    }
    return super.message(message);
  }

  private static byte[] turned(byte[] message) {
    byte[] salt = new byte[LENGTH];
    try {
      byte[] random = JoinInit.parseFrom(message).getRandom128().toByteArray();
      for (int i = 0; i < Math.min(LENGTH, random.length); i++) {
        salt[LENGTH - 1 - i] = random[i];
      }
    } catch (InvalidProtocolBufferException e) {
      return salt;
    }
    return salt;
  }
}
