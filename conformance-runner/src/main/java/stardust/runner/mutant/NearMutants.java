package stardust.runner.mutant;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import stardust.io.Bytes;
import stardust.peer.KeyException;
import stardust.peer.PeerId;
import stardust.protocol.PeerIds;
import stardust.protocol.Solution;
import stardust.protocol.Stardust;
import stardust.runner.wrap.Hearing;
import stardust.server.DialRules;
import stardust.server.JoinStep;
import stardust.server.ServerOptions;
import stardust.server.ServerParts;
import stardust.spec.message.DialRequest;
import stardust.spec.message.DiscoveryAck;
import stardust.spec.message.JoinChallengeSolution;
import stardust.spec.message.JoinInit;

/** Servers that take what is nearly something for it, or refuse what they should skip. */
final class NearMutants {

  private static final int CID_PREFIX = 2;
  private static final int BEGINNING = 16;
  private static final int LONG_ACK = 256;

  private NearMutants() {}

  static List<Mutant> all() {
    return List.of(
        solution(
            "takes-hexadecimal-too",
            "It takes the right solution in hexadecimal, too.",
            Bytes::hex),
        solution(
            "takes-base64-too",
            "It takes the right solution in base64, too.",
            Base64.getEncoder()::encodeToString),
        dialled(
            "cid-dialled",
            "It reads a target with a parser that takes CIDs, too.",
            target ->
                target.length > CID_PREFIX && target[0] == 1
                    ? Arrays.copyOfRange(target, CID_PREFIX, target.length)
                    : target),
        Mutant.of(
            "targets-known-by-their-beginning",
            "DIAL-11",
            "It dials a peer whose id begins as the target does.",
            NearMutants::knownByBeginning),
        Mutant.beneath(
            "itself-dialled-with-success",
            "DIAL-11",
            "It answers a dial of itself with success, and lists itself nowhere.",
            NearMutants::dialsItself),
        dialled(
            "text-dialled",
            "It dials a target that is named by its text.",
            target -> parsed(target).map(PeerId::bytes).orElse(target)),
        rewritten(
            "key-without-its-type-taken",
            "JOIN-13",
            "It takes a pubKey that is the DER of the key, without the libp2p protobuf around it.",
            NearMutants::withType),
        rewritten(
            "what-can-be-read-of-an-init-taken",
            "ROBUST-05",
            "It takes the fields that it can read of a JoinInit that does not end.",
            message -> readable(message, NearMutants::isInit)),
        rewritten(
            "what-can-be-read-of-a-solution-taken",
            "ROBUST-05",
            "It takes the fields that it can read of a solution that does not end.",
            message -> readable(message, NearMutants::isSolution)),
        Mutant.of(
            "what-can-be-read-of-a-dial-taken",
            "ROBUST-12",
            "It takes the target that it can read of a DialRequest that does not end.",
            parts ->
                LaterStreamMutants.numbered(
                    parts,
                    (number, stream) ->
                        number > 1 ? Hearing.of(stream, NearMutants::readableDial) : stream)),
        Mutant.of(
            "fixed-fields-refused",
            "WIRE-12",
            "It refuses a JoinInit with an unknown field of four or eight bytes.",
            parts ->
                JoinMutants.Steps.around(
                    parts,
                    (machine, message, steps) ->
                        JoinMutants.challenges(steps) && hasFixedFields(message)
                            ? JoinMutants.refusal()
                            : steps)),
        AckMutants.acknowledging(
            "long-acknowledgement-ends",
            "DISC-32",
            "It ends the registration on an acknowledgement of more than 256 bytes.",
            message -> isLongAck(message) ? List.of(new JoinStep.Finish("too long")) : null));
  }

  private static Mutant solution(String name, String what, Function<byte[], String> text) {
    return Mutant.of(
        name,
        "JOIN-24",
        what,
        parts ->
            parts.withSolutions(
                (random, salt, solution) ->
                    parts.solutions().isRight(random, salt, solution)
                        || Arrays.equals(
                            text.apply(Solution.of(random, salt))
                                .getBytes(StandardCharsets.US_ASCII),
                            solution)));
  }

  private static Mutant dialled(String name, String what, UnaryOperator<byte[]> read) {
    return Mutant.of(
        name,
        "DIAL-14",
        what,
        parts -> {
          DialRules right = parts.dialRules();
          return parts.withDialRules(
              (dialer, target, online) -> right.decide(dialer, read.apply(target), online));
        });
  }

  private static ServerParts knownByBeginning(ServerParts parts) {
    DialRules right = parts.dialRules();
    return parts.withDialRules(
        (dialer, target, online) -> {
          DialRules.Decision decision = right.decide(dialer, target, online);
          return decision instanceof DialRules.Allowed || target.length < BEGINNING
              ? decision
              : online.all().stream()
                  .filter(
                      peer -> Arrays.equals(peer.id().bytes(), 0, BEGINNING, target, 0, BEGINNING))
                  .findFirst()
                  .<DialRules.Decision>map(DialRules.Allowed::new)
                  .orElse(decision);
        });
  }

  private static ServerOptions dialsItself(ServerOptions options) {
    byte[] own = options.identity().publicKey().peerId().bytes();
    return Death.parts(
        options, parts -> DialMutants.succeeding(parts, target -> Arrays.equals(target, own)));
  }

  private static Optional<PeerId> parsed(byte[] target) {
    try {
      return PeerIds.read(target).isPresent()
          ? Optional.empty()
          : Optional.of(PeerId.parse(new String(target, StandardCharsets.US_ASCII)));
    } catch (KeyException e) {
      return Optional.empty();
    }
  }

  private static Mutant rewritten(
      String name, String breaks, String what, UnaryOperator<byte[]> rewrite) {
    return Mutant.of(name, breaks, what, parts -> rewriting(parts, rewrite));
  }

  private static ServerParts rewriting(ServerParts parts, UnaryOperator<byte[]> rewrite) {
    return parts.withJoins(
        made ->
            new JoinWrapper(parts.joins().make(made)) {
              @Override
              public List<JoinStep> message(byte[] message) {
                return super.message(rewrite.apply(message));
              }
            });
  }

  /** The DER of an RSA key begins with a sequence of two bytes of length. */
  private static byte[] withType(byte[] message) {
    try {
      JoinInit init = JoinInit.parseFrom(message);
      byte[] key = Base64.getDecoder().decode(init.getPeerID().getPubKey());
      if (key.length == 0 || key[0] != 0x30) {
        return message;
      }
      byte[] head = {8, 0, 0x12, (byte) ((key.length & 0x7f) | 0x80), (byte) (key.length >> 7)};
      JoinInit.Builder usual = init.toBuilder();
      String typed = Base64.getEncoder().encodeToString(Bytes.concat(head, key));
      usual.getPeerIDBuilder().setPubKey(typed);
      return usual.build().toByteArray();
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      return message; // the machine beneath says what is wrong with it
    }
  }

  private interface Reading {
    boolean is(byte[] message) throws InvalidProtocolBufferException;
  }

  private static boolean isInit(byte[] message) throws InvalidProtocolBufferException {
    return JoinInit.parseFrom(message).hasPeerID();
  }

  private static boolean isSolution(byte[] message) throws InvalidProtocolBufferException {
    return JoinChallengeSolution.parseFrom(message).getSolution().size() == Stardust.SOLUTION_BYTES;
  }

  /** In one arrival, as whatever is short comes. */
  private static byte[] readableDial(byte[] bytes) {
    int head = Integer.BYTES;
    if (bytes.length < head || ByteBuffer.wrap(bytes).getInt() != bytes.length - head) {
      return bytes;
    }
    byte[] message = Arrays.copyOfRange(bytes, head, bytes.length);
    byte[] read = readable(message, NearMutants::isDial);
    return Bytes.concat(ByteBuffer.allocate(head).putInt(read.length).array(), read);
  }

  private static boolean isDial(byte[] message) throws InvalidProtocolBufferException {
    return !DialRequest.parseFrom(message).getTarget().isEmpty();
  }

  /** Where the message does not parse, the longest beginning of it that does and has all. */
  private static byte[] readable(byte[] message, Reading reading) {
    for (int length = message.length; length > 0; length--) {
      byte[] beginning = Arrays.copyOf(message, length);
      Optional<Boolean> read = read(beginning, reading);
      if (read.isPresent() && (read.get() || length == message.length)) {
        return beginning;
      }
    }
    return message;
  }

  /** Whether it is what is meant; empty if it does not parse. */
  private static Optional<Boolean> read(byte[] message, Reading reading) {
    try {
      return Optional.of(reading.is(message));
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  private static boolean hasFixedFields(byte[] message) {
    try {
      return JoinInit.parseFrom(message).getUnknownFields().asMap().values().stream()
          .anyMatch(NearMutants::isFixed);
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  private static boolean isFixed(UnknownFieldSet.Field field) {
    return !field.getFixed32List().isEmpty() || !field.getFixed64List().isEmpty();
  }

  private static boolean isLongAck(byte[] message) {
    try {
      return DiscoveryAck.parseFrom(message).getAck().size() > LONG_ACK;
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }
}
