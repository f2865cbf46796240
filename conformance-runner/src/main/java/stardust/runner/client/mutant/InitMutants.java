package stardust.runner.client.mutant;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import stardust.client.ClientParts;
import stardust.spec.message.JoinInit;
import stardust.spec.message.PeerID;

/** Clients whose JoinInit is wrong. */
final class InitMutants {

  private static final byte[] ALWAYS = new byte[128];

  static {
    Arrays.fill(ALWAYS, (byte) 7);
  }

  private InitMutants() {}

  static List<ClientMutant> all() {
    return List.of(
        randoms("random-too-short", "JOIN-61", "Its random128 has 127 bytes.", r -> cut(r, 127)),
        randoms("random-too-long", "JOIN-61", "Its random128 has 129 bytes.", r -> cut(r, 129)),
        randoms(
            "random-as-text", "JOIN-61", "Its random128 is hexadecimal text.", InitMutants::hex),
        randoms("random-always-the-same", "JOIN-62", "Its random128 never changes.", r -> ALWAYS),
        randoms(
            "random-mostly-the-same",
            "JOIN-62",
            "Only the first eight bytes of its random128 are drawn anew.",
            InitMutants::mostlyTheSame),
        claims(
            "id-of-somebody-else",
            "Its id is not that of its key.",
            claim -> claim.setId("QmcYn2bjQrhmkg2hdXRSF8nDZrPT9CswWZoxuKvnzXjCAp")),
        claims(
            "id-with-multibase-prefix",
            "Its id has the prefix of multibase.",
            claim -> claim.setId("z" + claim.getId())),
        claims(
            "key-without-padding",
            "Its key is base64 without padding.",
            claim -> claim.setPubKey(claim.getPubKey().replace("=", ""))),
        claims("key-as-hexadecimal", "Its key is hexadecimal text.", InitMutants::inHexadecimal),
        claims(
            "key-without-its-type",
            "Its key is the DER alone, without the libp2p PublicKey around it.",
            InitMutants::bare));
  }

  private static ClientMutant randoms(
      String name, String breaks, String what, UnaryOperator<byte[]> change) {
    return ClientMutant.of(
        name, breaks, what, parts -> parts.withRandoms(() -> change.apply(parts.randoms().get())));
  }

  private static byte[] cut(byte[] random, int length) {
    return Arrays.copyOf(random, length);
  }

  private static byte[] hex(byte[] random) {
    return ByteString.copyFromUtf8(HexFormat.of().formatHex(random)).toByteArray();
  }

  private static byte[] mostlyTheSame(byte[] random) {
    byte[] mixed = ALWAYS.clone();
    System.arraycopy(random, 0, mixed, 0, 8);
    return mixed;
  }

  private static ClientMutant claims(
      String name, String what, UnaryOperator<PeerID.Builder> change) {
    return ClientMutant.of(name, "JOIN-63", what, parts -> claiming(parts, change));
  }

  private static ClientParts claiming(ClientParts parts, UnaryOperator<PeerID.Builder> change) {
    return Machines.saying(
        parts,
        (identity, message) -> message instanceof JoinInit init ? claiming(init, change) : message);
  }

  private static MessageLite claiming(JoinInit init, UnaryOperator<PeerID.Builder> change) {
    return init.toBuilder().setPeerID(change.apply(init.getPeerID().toBuilder())).build();
  }

  private static PeerID.Builder inHexadecimal(PeerID.Builder claim) {
    return claim.setPubKey(HexFormat.of().formatHex(key(claim)));
  }

  /** The tag of the type, the type, the tag of the data and three bytes of length come first. */
  private static PeerID.Builder bare(PeerID.Builder claim) {
    byte[] key = key(claim);
    byte[] der = Arrays.copyOfRange(key, 5, key.length);
    return claim.setPubKey(Base64.getEncoder().encodeToString(der));
  }

  private static byte[] key(PeerID.Builder claim) {
    return Base64.getDecoder().decode(claim.getPubKey());
  }
}
