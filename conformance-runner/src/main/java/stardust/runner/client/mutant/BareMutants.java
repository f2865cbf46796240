package stardust.runner.client.mutant;

import java.util.List;
import java.util.function.Consumer;
import stardust.binding.Binding;
import stardust.connection.Connection;
import stardust.io.Duplex;
import stardust.message.Framing;
import stardust.runner.mutant.ConnectionWrapper;

/** Clients of the bare binding that are wrong in what is its own. */
final class BareMutants {

  private BareMutants() {}

  static List<ClientMutant> all() {
    return List.of(
        ClientMutant.of(
                "bare-lengths-of-four-bytes",
                "WIRE-02",
                "It writes lengths as four bytes in the bare binding, too.",
                parts ->
                    parts.withWriter(
                        (framing, message) -> Framing.INT32_BE.encode(message.toByteArray())))
            .in(Binding.BARE),
        ClientMutant.of(
                "bare-registration-stream-opened",
                "CONN-43",
                "It opens the registration stream itself in the bare binding, too.",
                parts -> parts.withView(BareMutants::opening))
            .in(Binding.BARE));
  }

  private static Connection opening(Connection right) {
    return new ConnectionWrapper(right) {
      @Override
      public void handleRaw(Consumer<Duplex> accepted) {
        super.handleRaw(stream -> {});
        accepted.accept(super.openRaw());
      }
    };
  }
}
