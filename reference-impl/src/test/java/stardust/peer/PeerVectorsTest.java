package stardust.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stardust.vectors.WireVector;
import stardust.vectors.WireVectors;

/** Keys and ids against bytes of independent stacks. */
class PeerVectorsTest {

  static List<WireVector> identities() {
    return WireVectors.all("peerid.").stream().filter(v -> v.hasHex("signature")).toList();
  }

  static List<WireVector> ed25519() {
    return WireVectors.all("peerid.ed25519");
  }

  @ParameterizedTest
  @MethodSource("identities")
  void readsAndWritesThePublicKey(WireVector vector) throws KeyException {
    byte[] protobuf = vector.hex("publicKeyProtobuf");
    assertThat(Keys.decodePublic(protobuf).encoded()).isEqualTo(protobuf);
  }

  @ParameterizedTest
  @MethodSource("identities")
  void readsAndWritesThePrivateKey(WireVector vector) throws KeyException {
    byte[] protobuf = vector.hex("privateKeyProtobuf");
    PrivateKey key = Keys.decodePrivate(protobuf);
    assertThat(key.encoded()).isEqualTo(protobuf);
    assertThat(key.publicKey().encoded()).isEqualTo(vector.hex("publicKeyProtobuf"));
  }

  @ParameterizedTest
  @MethodSource("ed25519")
  void readsThePrivateKeyWithItsPublicKeyTwice(WireVector vector) throws KeyException {
    PrivateKey key = Keys.decodePrivate(vector.hex("privateKeyProtobufAsWrittenByOldJs"));
    assertThat(key.encoded()).isEqualTo(vector.hex("privateKeyProtobuf"));
  }

  @ParameterizedTest
  @MethodSource("identities")
  void derivesTheId(WireVector vector) throws KeyException {
    PublicKey key = Keys.decodePublic(vector.hex("publicKeyProtobuf"));
    assertThat(PeerId.of(key).bytes()).isEqualTo(vector.hex("peerIdMultihash"));
    assertThat(PeerId.fromBytes(vector.hex("peerIdMultihash")).matches(key)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("identities")
  void writesTheIdInBothTexts(WireVector vector) throws KeyException {
    PeerId id = PeerId.fromBytes(vector.hex("peerIdMultihash"));
    assertThat(id.toBase58()).isEqualTo(vector.text("base58btc"));
    assertThat(id.toCid()).isEqualTo(vector.text("cidV1Base32"));
    assertThat(id).hasToString(vector.text("base58btc"));
  }

  @ParameterizedTest
  @MethodSource("identities")
  void readsTheIdInBothTexts(WireVector vector) throws KeyException {
    PeerId id = PeerId.fromBytes(vector.hex("peerIdMultihash"));
    assertThat(PeerId.parse(vector.text("base58btc"))).isEqualTo(id).hasSameHashCodeAs(id);
    assertThat(PeerId.parse(vector.text("cidV1Base32"))).isEqualTo(id);
  }

  @ParameterizedTest
  @MethodSource("identities")
  void makesTheSameSignature(WireVector vector) throws KeyException {
    PrivateKey key = Keys.decodePrivate(vector.hex("privateKeyProtobuf"));
    assertThat(key.sign(vector.hex("message"))).isEqualTo(vector.hex("signature"));
  }

  @ParameterizedTest
  @MethodSource("identities")
  void verifiesTheSignatureAndNoOther(WireVector vector) throws KeyException {
    PublicKey key = Keys.decodePublic(vector.hex("publicKeyProtobuf"));
    byte[] signature = vector.hex("signature");
    assertThat(key.verifies(vector.hex("message"), signature)).isTrue();
    assertThat(key.verifies(new byte[] {1}, signature)).isFalse();
    signature[signature.length / 2] ^= 1;
    assertThat(key.verifies(vector.hex("message"), signature)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("identities")
  void readsTheJsonForm(WireVector vector) throws KeyException {
    PeerIdJson json =
        new PeerIdJson(
            vector.text("jsonId"),
            Optional.of(vector.text("jsonPubKeyBase64")),
            Optional.of(vector.text("jsonPrivKeyBase64")));
    assertThat(PeerIdJson.read(json.writeWithPrivateKey())).isEqualTo(json);
    assertThat(json.publicKey().encoded()).isEqualTo(vector.hex("publicKeyProtobuf"));
    assertThat(json.privateKey().encoded()).isEqualTo(vector.hex("privateKeyProtobuf"));
  }

  @ParameterizedTest
  @MethodSource("identities")
  void writesTheJsonForm(WireVector vector) throws KeyException {
    PrivateKey key = Keys.decodePrivate(vector.hex("privateKeyProtobuf"));
    PeerIdJson json = PeerIdJson.withPrivateKey(key);
    assertThat(json.id()).isEqualTo(vector.text("jsonId"));
    assertThat(json.pubKey()).contains(vector.text("jsonPubKeyBase64"));
    assertThat(json.privKey())
        .contains(Base64.getEncoder().encodeToString(vector.hex("privateKeyProtobuf")));
  }

  @Test
  void readsEqualSpellingsOfTheSpecification() throws KeyException {
    WireVector vector = WireVectors.named("peerid.cid.spec");
    PeerId id = PeerId.parse(vector.text("base58btc"));
    assertThat(PeerId.parse(vector.text("cidV1Base32"))).isEqualTo(id);
    assertThat(id.toCid()).isEqualTo(vector.text("cidV1Base32"));
  }

  @Test
  void refusesAnEcdsaKeyByName() {
    byte[] protobuf = WireVectors.named("peerid.ecdsa.spec").hex("publicKeyProtobuf");
    assertThatThrownBy(() -> Keys.decodePublic(protobuf))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("ECDSA");
  }

  @Test
  void takesTheIdOfAPeerWithAnUnsupportedKey() throws KeyException {
    byte[] multihash = WireVectors.named("peerid.ecdsa.spec").hex("peerIdMultihash");
    assertThat(PeerId.fromBytes(multihash).bytes()).isEqualTo(multihash);
  }

  @Test
  void decryptsTheCiphertext() throws KeyException {
    WireVector vector = WireVectors.named("rsa.pkcs1v15.decrypt");
    assertThat(rsaA().decrypt(vector.hex("ciphertext"))).isEqualTo(vector.hex("plaintext"));
  }

  @Test
  void encryptsWhatItsPrivateKeyDecrypts() throws KeyException {
    byte[] plaintext = WireVectors.named("rsa.pkcs1v15.decrypt").hex("plaintext");
    byte[] ciphertext = rsaA().publicKey().encrypt(plaintext);
    assertThat(ciphertext).hasSize(256);
    assertThat(rsaA().decrypt(ciphertext)).isEqualTo(plaintext);
  }

  @Test
  void encryptsDifferentlyEachTime() throws KeyException {
    assertThat(rsaA().publicKey().encrypt(new byte[128]))
        .isNotEqualTo(rsaA().publicKey().encrypt(new byte[128]));
  }

  private static RsaPrivateKey rsaA() throws KeyException {
    byte[] protobuf = WireVectors.named("peerid.rsaA").hex("privateKeyProtobuf");
    return (RsaPrivateKey) Keys.decodePrivate(protobuf);
  }
}
