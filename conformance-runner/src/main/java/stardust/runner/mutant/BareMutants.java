package stardust.runner.mutant;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import stardust.binding.Binding;
import stardust.connection.Connection;
import stardust.io.Bytes;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Varint;
import stardust.message.Framing;
import stardust.protocol.Stardust;
import stardust.runner.wrap.Hearing;
import stardust.server.ServerParts;

/** Servers that are wrong in what is peculiar to the binding {@code bare}. */
final class BareMutants {

  private static final int ONE_BYTE = 255;
  private static final int GROUP = 7;

  private BareMutants() {}

  static List<Mutant> all() {
    return List.of(
        lengths(
            "bare-length-in-four-bytes",
            "It writes lengths in four bytes, as in the other binding.",
            length -> ByteBuffer.allocate(Integer.BYTES).putInt(length).array()),
        lengths(
            "bare-length-counts-itself",
            "Its lengths count their own bytes.",
            length -> Varint.encode(length + Varint.size(length))),
        lengths(
            "bare-length-missing",
            "It writes messages without their length.",
            length -> new byte[0]),
        lengths(
            "bare-length-highest-group-first",
            "It writes the groups of a length in the wrong order.",
            BareMutants::highestFirst),
        lengths(
            "bare-short-lengths-in-one-byte",
            "It writes lengths up to 255 in one byte.",
            length -> length <= ONE_BYTE ? new byte[] {(byte) length} : Varint.encode(length)),
        Mutant.of(
                "bare-reads-four-bytes",
                "WIRE-02",
                "It reads lengths of four bytes, as in the other binding.",
                parts ->
                    registration(
                        parts, stream -> Reframing.of(stream, Framing.INT32_BE, Framing.VARINT)))
            .in(Binding.BARE),
        Mutant.beneath(
                "bare-registration-awaits-the-client",
                "CONN-22",
                "It opens no stream, and waits for one of the client as in the other binding.",
                options -> options.withBinding(Binding.LIBP2P).withSecurities(List.of()))
            .in(Binding.BARE),
        answers(
            "bare-registration-proposed-by-the-server",
            "CONN-23",
            "It proposes stardust on the registration stream in place of the client.",
            (right, stream) -> right.propose(stream, List.of(Stardust.PROTOCOL))),
        answers(
            "bare-registration-under-another-version",
            "CONN-22",
            "It agrees to stardust 0.2.0 only.",
            (right, stream) -> right.answer(stream, List.of("/p2p/stardust/0.2.0"))),
        Mutant.of(
                "bare-registration-lost-to-other-streams",
                "CONN-22",
                "It resets the registration stream when the client opens a stream before.",
                BareMutants::losing)
            .in(Binding.BARE),
        Mutant.of(
                "bare-one-registration-at-a-time",
                "CONN-22",
                "It answers on a registration stream when the one before has been agreed on.",
                BareMutants::oneAtATime)
            .in(Binding.BARE),
        Mutant.of(
                "bare-negotiates-with-the-target",
                "DIAL-04",
                "It proposes stardust on the stream to the target, as in the other binding.",
                parts ->
                    parts.withOpener(
                        (target, deadline) -> DialMutants.proposing(target, Stardust.PROTOCOL)))
            .in(Binding.BARE),
        Mutant.of(
                "bare-waits-for-the-end-of-a-length",
                "ROBUST-04",
                "It waits for the end of a length, however long it is.",
                parts ->
                    registration(parts, stream -> Hearing.until(stream, BareMutants::isEndless)))
            .patient()
            .in(Binding.BARE),
        Mutant.of(
                "bare-dial-outlives-its-target",
                "DIAL-21",
                "It leaves the dialler's stream open when the target resets its own.",
                parts ->
                    RelayDefects.both(
                        parts,
                        stream ->
                            RelayDefects.ending(
                                stream, RelayMutants.swallowing(Closure.Kind.RESET))))
            .in(Binding.BARE));
  }

  private interface Length {
    byte[] of(int length);
  }

  private static Mutant lengths(String name, String what, Length written) {
    return Mutant.of(
            name,
            "WIRE-02",
            what,
            parts ->
                parts.withWriter(
                    message -> {
                      byte[] bytes = message.toByteArray();
                      return Bytes.concat(written.of(bytes.length), bytes);
                    }))
        .in(Binding.BARE)
        .patient();
  }

  private static byte[] highestFirst(int length) {
    byte[] groups = new byte[Varint.size(length)];
    for (int i = groups.length - 1, rest = length; i >= 0; i--, rest >>>= GROUP) {
      groups[i] = (byte) ((rest & 0x7f) | (i < groups.length - 1 ? 0x80 : 0));
    }
    return groups;
  }

  private static boolean isEndless(byte[] bytes) {
    for (int i = 0; i <= Varint.MAX_LENGTH; i++) {
      if (i >= bytes.length || bytes[i] >= 0) {
        return false;
      }
    }
    return true;
  }

  private interface Agreement {
    CompletableFuture<Connection.NegotiatedStream> on(Connection right, Duplex stream);
  }

  private static Mutant answers(String name, String breaks, String what, Agreement agreement) {
    return Mutant.of(name, breaks, what, parts -> answering(parts, agreement)).in(Binding.BARE);
  }

  private static ServerParts answering(ServerParts parts, Agreement agreement) {
    return parts.withView(
        connection -> {
          Connection right = parts.view().of(connection);
          return new ConnectionWrapper(right) {
            @Override
            public CompletableFuture<NegotiatedStream> answer(
                Duplex stream, List<String> protocols) {
              return agreement.on(right, stream);
            }
          };
        });
  }

  /** Changes the registration stream once it is agreed on. */
  private static ServerParts registration(ServerParts parts, UnaryOperator<Duplex> change) {
    return answering(
        parts,
        (right, stream) ->
            right
                .answer(stream, List.of(Stardust.PROTOCOL))
                .thenApply(
                    done ->
                        new Connection.NegotiatedStream(
                            done.protocol(), change.apply(done.stream()))));
  }

  private static ServerParts losing(ServerParts parts) {
    return parts.withView(
        connection ->
            new ConnectionWrapper(parts.view().of(connection)) {
              private @Nullable Duplex registration;

              @Override
              public Duplex openRaw() {
                Duplex stream = super.openRaw();
                registration = registration == null ? stream : registration;
                return stream;
              }

              @Override
              public void handleRaw(Consumer<Duplex> accepted) {
                super.handleRaw(
                    stream -> {
                      if (registration != null) {
                        registration.reset();
                      }
                      accepted.accept(stream);
                    });
              }
            });
  }

  private static ServerParts oneAtATime(ServerParts parts) {
    AtomicReference<CompletableFuture<?>> turn =
        new AtomicReference<>(CompletableFuture.completedFuture(null));
    return answering(
        parts,
        (right, stream) -> {
          CompletableFuture<Connection.NegotiatedStream> agreed = new CompletableFuture<>();
          var unused =
              turn.getAndSet(agreed.copy())
                  .whenCompleteAsync((done, failure) -> agree(right, stream, agreed), right.loop());
          return agreed;
        });
  }

  private static void agree(
      Connection right, Duplex stream, CompletableFuture<Connection.NegotiatedStream> agreed) {
    var unused =
        right
            .answer(stream, List.of(Stardust.PROTOCOL))
            .whenComplete(
                (done, failure) -> {
                  if (failure == null) {
                    agreed.complete(done);
                  } else {
                    agreed.completeExceptionally(failure);
                  }
                });
  }
}
