package stardust.runner.client.mutant;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import stardust.client.ClientParts;
import stardust.client.ClientStep;
import stardust.connection.Connection;
import stardust.connection.Connection.NegotiatedStream;
import stardust.message.Framing;
import stardust.peer.KeyException;
import stardust.peer.PeerId;
import stardust.runner.client.Invitation;
import stardust.runner.client.ReferenceChange;
import stardust.runner.mutant.ConnectionWrapper;
import stardust.spec.message.DialRequest;
import stardust.spec.message.DialResponse;
import stardust.spec.message.Error;

/** Clients that dial wrongly. */
final class DiallingMutants {

  private static final DialResponse RAND_LENGTH =
      DialResponse.newBuilder().setError(Error.E_RAND_LENGTH).build();

  private static final DialResponse GENERIC =
      DialResponse.newBuilder().setError(Error.E_GENERIC).build();

  private DiallingMutants() {}

  static List<ClientMutant> all() {
    return List.of(
        ClientMutant.of(
            "dials-on-the-registration-stream",
            "DIAL-41",
            "It sends its DialRequest on the registration stream.",
            parts -> parts.withView(DiallingMutants::onOneStream)),
        ClientMutant.of(
            "dials-listed-peers-only",
            "DIAL-41",
            "It asks for no peer that is not in the lists so far.",
            DiallingMutants::listedOnly),
        ClientMutant.of(
            "target-as-text",
            "DIAL-41",
            "It names its target in base58.",
            parts ->
                parts.withWriter(
                    (framing, message) -> parts.writer().frame(framing, withTextTarget(message)))),
        ClientMutant.of(
            "refused-dial-goes-on",
            "DIAL-42",
            "It goes on with the libp2p upgrade when its dial is refused.",
            Dials::granting),
        ClientMutant.of(
            "dial-granted-despite-the-error-of-the-length",
            "DIAL-42",
            "It knows E_GENERIC only, and takes E_RAND_LENGTH for consent.",
            parts ->
                Dials.mishearing(
                    parts,
                    Framing.INT32_BE.encode(RAND_LENGTH.toByteArray()),
                    Framing.INT32_BE.encode(new byte[0]))),
        ClientMutant.of(
            "refused-dial-goes-on-if-more-comes",
            "DIAL-42",
            "It goes on with the libp2p upgrade if something comes behind the refusal.",
            Dials::grantingIfMoreComes),
        Screens.silent(
            "refused-dial-not-reported",
            "DIAL-42",
            "It says nothing when its dial is refused.",
            text -> text.startsWith("cannot dial")),
        ClientMutant.of(
            "answer-with-more-behind-not-understood",
            "RELAY-41",
            "It takes a DialResponse for broken when the target's first bytes come in the same write.",
            parts ->
                Dials.mishearing(
                    parts,
                    bytes -> bytes.length > 4 && Arrays.equals(bytes, 0, 4, new byte[4], 0, 4),
                    Framing.INT32_BE.encode(GENERIC.toByteArray()))),
        ClientMutant.of(
            "answer-not-awaited",
            "DIAL-43",
            "It begins the libp2p upgrade right behind its DialRequest.",
            Dials::hasty),
        ClientMutant.of(
            "first-peer-is-the-target",
            "DIAL-61",
            "It dials the first peer of an address.",
            ReferenceChange.NONE.withTold(DiallingMutants::firstPeer)),
        ClientMutant.of(
            "last-peer-is-the-server",
            "DIAL-61",
            "It takes the only peer of an address for the server.",
            ReferenceChange.NONE.withTold(DiallingMutants::lastPeerIsServer)));
  }

  private static ClientParts listedOnly(ClientParts parts) {
    CompletableFuture<List<PeerId>> first = new CompletableFuture<>();
    ClientParts listening =
        Machines.doing(
            parts,
            steps -> {
              for (ClientStep step : steps) {
                if (step instanceof ClientStep.Listed list) {
                  first.complete(list.online());
                }
              }
              return steps;
            });
    return listening.withDials(
        (stream, framing, target, writer, deadline) ->
            first.thenCompose(
                online -> {
                  if (online.contains(target)) {
                    return parts.dials().over(stream, framing, target, writer, deadline);
                  }
                  stream.reset();
                  return CompletableFuture.failedFuture(new IOException(target + " is offline"));
                }));
  }

  private static Connection onOneStream(Connection right) {
    AtomicReference<NegotiatedStream> first = new AtomicReference<>();
    return new ConnectionWrapper(right) {
      @Override
      public CompletableFuture<NegotiatedStream> open(List<String> protocols) {
        NegotiatedStream known = first.get();
        return known == null
            ? super.open(protocols)
                .thenApply(
                    opened -> {
                      first.set(opened);
                      return opened;
                    })
            : CompletableFuture.completedFuture(known);
      }
    };
  }

  private static MessageLite withTextTarget(MessageLite message) {
    if (!(message instanceof DialRequest request)) {
      return message;
    }
    try {
      String text = PeerId.fromBytes(request.getTarget().toByteArray()).toBase58();
      ByteString target = ByteString.copyFrom(text, StandardCharsets.US_ASCII);
      return request.toBuilder().setTarget(target).build();
    } catch (KeyException e) {
      throw new IllegalStateException("a dial names a peer", e);
    }
  }

  private static Invitation firstPeer(Invitation told) {
    return told instanceof Invitation.DialAddress dial
        ? new Invitation.Dial(dial.server(), dial.address().firstPeer().orElseThrow())
        : told;
  }

  private static Invitation lastPeerIsServer(Invitation told) {
    if (!(told instanceof Invitation.DialAddress dial)) {
      return told;
    }
    PeerId last = dial.address().lastPeer().orElseThrow();
    return new Invitation.Dial(dial.address().transport().withPeer(last), last);
  }
}
