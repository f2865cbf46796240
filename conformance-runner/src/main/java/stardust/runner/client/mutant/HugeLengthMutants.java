package stardust.runner.client.mutant;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import stardust.client.ClientMachine;
import stardust.client.ClientMachine.State;
import stardust.client.ClientStep;
import stardust.io.Violation;
import stardust.runner.wrap.Hearing;

/** Clients that wait for all that one length declares, in the place of one message. */
final class HugeLengthMutants {

  private HugeLengthMutants() {}

  static List<ClientMutant> all() {
    return Stream.of(
            awaiting(0xffff_ffffL, State.AWAITING_CHALLENGE, "a-challenge", "a JoinChallenge"),
            awaiting(0x7fff_ffffL, State.AWAITING_CHALLENGE, "a-challenge", "a JoinChallenge"),
            awaiting(0x8000_0000L, State.AWAITING_VERIFY, "a-verdict", "a JoinVerify"),
            awaiting(0x7fff_ffffL, State.AWAITING_VERIFY, "a-verdict", "a JoinVerify"),
            awaiting(0xffff_ffffL, State.ONLINE, "a-list", "a Discovery"),
            awaiting(0x7fff_ffffL, State.ONLINE, "a-list", "a Discovery"),
            awaitingAnswer(0xffff_ffffL),
            awaitingAnswer(0x7fff_ffffL))
        .toList();
  }

  private static ClientMutant awaiting(long length, State state, String name, String what) {
    return ClientMutant.of(
        name(length, name),
        "ROBUST-42",
        words(length, what),
        parts -> Machines.wrapped(parts, (identity, right) -> new Patient(right, state, length)));
  }

  private static ClientMutant awaitingAnswer(long length) {
    return ClientMutant.of(
        name(length, "an-answer"),
        "ROBUST-42",
        words(length, "a DialResponse"),
        parts ->
            Dials.over(parts, stream -> Hearing.until(stream, bytes -> declares(bytes, length))));
  }

  private static boolean declares(byte[] bytes, long length) {
    return bytes.length >= Integer.BYTES
        && Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt()) == length;
  }

  private static String name(long length, String what) {
    return "waits-for-" + Long.toHexString(length) + "-bytes-of-" + what;
  }

  private static String words(long length, String what) {
    return "It waits for the " + length + " bytes that " + what + " declares to have.";
  }

  /** Neither ends the stream at that length nor when nothing more comes. */
  private static final class Patient extends MachineWrapper {

    private final State state;
    private final String declared;
    private boolean waits;

    Patient(ClientMachine right, State state, long length) {
      super(right);
      this.state = state;
      this.declared = "not " + length;
    }

    @Override
    public List<ClientStep> malformed(Violation violation) {
      waits = state() == state && violation.what().endsWith(declared);
      return waits ? List.of() : super.malformed(violation);
    }

    @Override
    public List<ClientStep> expired() {
      return waits ? List.of() : super.expired();
    }
  }
}
