package stardust.runner.client.mutant;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import com.google.protobuf.UnknownFieldSet;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import stardust.client.ClientOptions;
import stardust.client.ClientStep;
import stardust.connection.UpgradedConnection;
import stardust.io.Bytes;
import stardust.io.Duplex;
import stardust.peer.RsaPrivateKey;
import stardust.spec.message.DialRequest;
import stardust.spec.message.DiscoveryAck;
import stardust.spec.message.Error;
import stardust.spec.message.JoinChallengeSolution;
import stardust.spec.message.JoinInit;
import stardust.spec.message.PeerID;

/** Clients that give their private key away, each in another place and another form. */
final class SecretMutants {

  private static final String REQUIREMENT = "JOIN-64";

  private SecretMutants() {}

  static List<ClientMutant> all() {
    return List.of(
        init(
            "private-key-as-third-member",
            "It sends all of toJSON(): the private key in base64, as field 3 of its PeerID.",
            (identity, init) -> init.setPeerID(withThirdMember(identity, init.getPeerID()))),
        init(
            "private-key-in-the-id",
            "It sends the text of toJSON(), with the private key, as its id.",
            (identity, init) -> init.setPeerID(withJson(identity, init.getPeerID()))),
        init(
            "private-key-in-an-unknown-field",
            "It sends the DER of its private key in an unknown field of its JoinInit.",
            (identity, init) -> init.setUnknownFields(field(99, identity.toJava().getEncoded()))),
        init(
            "prime-in-an-unknown-field",
            "It sends a prime of its key, as bytes, in an unknown field of its JoinInit.",
            (identity, init) -> init.setUnknownFields(field(12, prime(identity)))),
        says(
            "exponent-behind-the-solution",
            "It sends the private exponent in hexadecimal, in an unknown field of its solution.",
            (identity, message) ->
                message instanceof JoinChallengeSolution solution
                    ? solution.toBuilder().setUnknownFields(field(2, hexExponent(identity))).build()
                    : message),
        says(
            "prime-in-the-acknowledgement",
            "It sends a prime of its key in decimal with each acknowledgement.",
            (identity, message) ->
                message instanceof DiscoveryAck
                    ? DiscoveryAck.newBuilder().setAck(decimalPrime(identity)).build()
                    : message),
        ClientMutant.beneath(
            "private-key-in-the-dial",
            REQUIREMENT,
            "It sends its private key in base64url, in an unknown field of its DialRequest.",
            SecretMutants::tellingServer),
        ClientMutant.beneath(
            "private-key-to-whom-it-is-connected",
            REQUIREMENT,
            "It sends its private key, as PEM, to every peer with which it is connected.",
            options -> tellingPeers(options, initiator -> true)),
        ClientMutant.beneath(
            "private-key-to-who-dials",
            REQUIREMENT,
            "It sends its private key, as PEM, to every peer that dials it.",
            options -> tellingPeers(options, initiator -> !initiator)),
        refused(
            "private-key-behind-a-refusal",
            "It sends its private key when it is refused with E_GENERIC.",
            Challenges.refusing(Error.E_GENERIC_VALUE)),
        refused(
            "private-key-behind-an-error-of-the-length",
            "It sends its private key when it is refused with E_RAND_LENGTH.",
            Challenges.refusing(Error.E_RAND_LENGTH_VALUE)),
        refused(
            "private-key-behind-rubbish",
            "It sends its private key when the challenge cannot be decoded.",
            (identity, message) -> Challenges.isRubbish(message)),
        refused(
            "private-key-behind-a-salt-of-another-key",
            "It sends its private key when it cannot decrypt the salt.",
            Challenges.ofAnotherKey()));
  }

  private static ClientMutant init(
      String name,
      String what,
      BiFunction<RsaPrivateKey, JoinInit.Builder, JoinInit.Builder> change) {
    return says(
        name,
        what,
        (identity, message) ->
            message instanceof JoinInit init
                ? change.apply(identity, init.toBuilder()).build()
                : message);
  }

  private static ClientMutant says(
      String name, String what, BiFunction<RsaPrivateKey, MessageLite, MessageLite> change) {
    return ClientMutant.of(name, REQUIREMENT, what, parts -> Machines.saying(parts, change));
  }

  /** One that sends its key, in an unknown field of a solution, when its join has come to this. */
  private static ClientMutant refused(String name, String what, Challenges.Kind kind) {
    return ClientMutant.of(
        name,
        REQUIREMENT,
        what,
        parts ->
            Challenges.at(
                parts,
                kind,
                (identity, right) ->
                    Stream.concat(
                            Stream.of(
                                new ClientStep.Send(
                                    JoinChallengeSolution.newBuilder()
                                        .setUnknownFields(field(3, identity.toJava().getEncoded()))
                                        .build())),
                            right.stream())
                        .toList()));
  }

  private static PeerID withThirdMember(RsaPrivateKey identity, PeerID claim) {
    String base64 = Base64.getEncoder().encodeToString(identity.encoded());
    byte[] text = base64.getBytes(StandardCharsets.US_ASCII);
    return claim.toBuilder().setUnknownFields(field(3, text)).build();
  }

  private static PeerID withJson(RsaPrivateKey identity, PeerID claim) {
    String base64 = Base64.getEncoder().encodeToString(identity.encoded());
    String json = "{\"id\":\"%s\",\"privKey\":\"%s\"}".formatted(claim.getId(), base64);
    return claim.toBuilder().setId(json).build();
  }

  private static ClientOptions tellingServer(ClientOptions options) {
    byte[] secret = Base64.getUrlEncoder().withoutPadding().encode(options.identity().encoded());
    return options.withParts(
        options
            .parts()
            .withWriter(
                (framing, message) ->
                    options
                        .parts()
                        .writer()
                        .frame(
                            framing,
                            message instanceof DialRequest request
                                ? request.toBuilder().setUnknownFields(field(3, secret)).build()
                                : message)));
  }

  private static ClientOptions tellingPeers(ClientOptions options, Predicate<Boolean> initiators) {
    byte[] pem =
        Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encode(options.identity().toJava().getEncoded());
    return options.withParts(
        options
            .parts()
            .withUpgrades(
                (how, stream, initiator, prepare) ->
                    options
                        .parts()
                        .upgrades()
                        .upgrade(how, stream, initiator, prepare)
                        .thenApply(
                            connection ->
                                initiators.test(initiator) ? told(connection, pem) : connection)));
  }

  private static UpgradedConnection told(UpgradedConnection connection, byte[] secret) {
    Duplex stream = connection.openRaw();
    stream.write(secret);
    return connection;
  }

  private static UnknownFieldSet field(int number, byte[] value) {
    return UnknownFieldSet.newBuilder()
        .addField(
            number,
            UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.copyFrom(value))
                .build())
        .build();
  }

  private static byte[] prime(RsaPrivateKey identity) {
    return numbers(identity).getPrimeQ().toByteArray();
  }

  private static byte[] hexExponent(RsaPrivateKey identity) {
    BigInteger exponent = numbers(identity).getPrivateExponent();
    return Bytes.hex(exponent.toByteArray()).getBytes(StandardCharsets.US_ASCII);
  }

  private static ByteString decimalPrime(RsaPrivateKey identity) {
    return ByteString.copyFromUtf8(numbers(identity).getPrimeP().toString());
  }

  private static RSAPrivateCrtKey numbers(RsaPrivateKey identity) {
    return (RSAPrivateCrtKey) identity.toJava();
  }
}
