package stardust.client;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import stardust.io.Violation;
import stardust.peer.KeyException;
import stardust.peer.PeerId;
import stardust.peer.RsaPrivateKey;
import stardust.peer.RsaPublicKey;
import stardust.protocol.PeerIds;
import stardust.protocol.Solution;
import stardust.protocol.Stardust;
import stardust.spec.message.Discovery;
import stardust.spec.message.DiscoveryAck;
import stardust.spec.message.Error;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinChallengeSolution;
import stardust.spec.message.JoinInit;
import stardust.spec.message.JoinVerify;
import stardust.spec.message.PeerID;

/** The protocol's own. Of the identity only the id and the public key are ever in a message. */
final class ClientJoinMachine implements ClientMachine {

  private final RsaPrivateKey identity;
  private final byte[] random128;
  private State state = State.NEW;

  /**
   * Makes a machine for one join.
   *
   * @param random128 {@value Stardust#RANDOM_BYTES} fresh unpredictable bytes
   */
  ClientJoinMachine(RsaPrivateKey identity, byte[] random128) {
    this.identity = identity;
    this.random128 = random128.clone();
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public List<ClientStep> start() {
    state = State.AWAITING_CHALLENGE;
    RsaPublicKey key = identity.publicKey();
    PeerID.Builder peer =
        PeerID.newBuilder()
            .setId(key.peerId().toBase58())
            .setPubKey(Base64.getEncoder().encodeToString(key.encoded()));
    ByteString random = ByteString.copyFrom(random128);
    return List.of(
        new ClientStep.Send(JoinInit.newBuilder().setRandom128(random).setPeerID(peer).build()));
  }

  @Override
  public List<ClientStep> message(byte[] message) {
    try {
      return switch (state) {
        case AWAITING_CHALLENGE -> challenge(JoinChallenge.parseFrom(message));
        case AWAITING_VERIFY -> verify(JoinVerify.parseFrom(message));
        case ONLINE -> listed(Discovery.parseFrom(message));
        case NEW, OVER -> List.of();
      };
    } catch (InvalidProtocolBufferException e) {
      return fail(
          new IOException(
              "the server sent " + awaited() + " that does not parse: " + e.getMessage()));
    }
  }

  @Override
  public List<ClientStep> malformed(Violation violation) {
    return fail(violation.asException());
  }

  @Override
  public List<ClientStep> expired() {
    return fail(new IOException("the server sent no " + awaited() + " in time"));
  }

  @Override
  public List<ClientStep> ended(String why) {
    String what = state == State.ONLINE ? "" : " before it sent " + awaited();
    return fail(new IOException("the server closed the registration stream" + what + ": " + why));
  }

  private List<ClientStep> challenge(JoinChallenge challenge) {
    if (challenge.getErrorValue() != Error.OK_VALUE) {
      return fail(new JoinRefusedException(challenge.getErrorValue()));
    }
    try {
      byte[] salt = identity.decrypt(challenge.getSaltEncrypted().toByteArray());
      if (salt.length != Stardust.SALT_BYTES) {
        return fail(
            new IOException(
                "the server's salt has " + salt.length + " bytes, not " + Stardust.SALT_BYTES));
      }
      return solve(salt);
    } catch (KeyException e) {
      return fail(new IOException("the server's challenge cannot be decrypted", e));
    }
  }

  private List<ClientStep> solve(byte[] salt) {
    state = State.AWAITING_VERIFY;
    ByteString solution = ByteString.copyFrom(Solution.of(random128, salt));
    return List.of(
        new ClientStep.Send(JoinChallengeSolution.newBuilder().setSolution(solution).build()));
  }

  private List<ClientStep> verify(JoinVerify verify) {
    if (verify.getErrorValue() != Error.OK_VALUE) {
      return fail(new JoinRefusedException(verify.getErrorValue()));
    }
    state = State.ONLINE;
    return List.of(new ClientStep.Joined());
  }

  /** Entries that are no peer ids are passed over: nobody can be dialled by them. */
  private static List<ClientStep> listed(Discovery discovery) {
    List<PeerId> online =
        discovery.getIdsList().stream()
            .map(id -> PeerIds.read(id.toByteArray()))
            .flatMap(Optional::stream)
            .toList();
    return List.of(
        new ClientStep.Send(DiscoveryAck.getDefaultInstance()), new ClientStep.Listed(online));
  }

  private List<ClientStep> fail(IOException cause) {
    if (state == State.OVER) {
      return List.of();
    }
    state = State.OVER;
    return List.of(new ClientStep.Failed(cause));
  }

  private String awaited() {
    return switch (state) {
      case NEW, AWAITING_CHALLENGE -> "JoinChallenge";
      case AWAITING_VERIFY -> "JoinVerify";
      case ONLINE, OVER -> "Discovery";
    };
  }
}
