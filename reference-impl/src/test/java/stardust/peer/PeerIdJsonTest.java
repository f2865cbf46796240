package stardust.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerIdJsonTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final PrivateKey key = Keys.generateEd25519(RANDOM);
  private final PeerIdJson json = PeerIdJson.withPrivateKey(key);
  private final PeerIdJson other = PeerIdJson.withPrivateKey(Keys.generateEd25519(RANDOM));

  @Test
  void refusesTheIdOfAnotherKey() {
    PeerIdJson pair = new PeerIdJson(other.id(), json.pubKey(), Optional.empty());
    assertThatThrownBy(pair::publicKey)
        .isInstanceOf(KeyException.class)
        .hasMessage("the id of this key is " + json.id() + ", not \"" + other.id() + "\"");
  }

  @Test
  void refusesTheIdOfAnotherPrivateKey() {
    PeerIdJson pair = new PeerIdJson(other.id(), Optional.empty(), json.privKey());
    assertThatThrownBy(pair::privateKey).isInstanceOf(KeyException.class);
  }

  @Test
  void refusesAPublicKeyThatIsNotThatOfThePrivateKey() {
    PeerIdJson pair = new PeerIdJson(json.id(), other.pubKey(), json.privKey());
    assertThatThrownBy(pair::privateKey).isInstanceOf(KeyException.class);
  }

  @Test
  void refusesTheIdInAnotherSpelling() {
    String cid = key.publicKey().peerId().toCid();
    PeerIdJson pair = new PeerIdJson(cid, json.pubKey(), Optional.empty());
    assertThatThrownBy(pair::publicKey).isInstanceOf(KeyException.class);
  }

  @Test
  void saysWhichKeyIsMissing() {
    PeerIdJson idOnly = new PeerIdJson(json.id(), Optional.empty(), Optional.empty());
    assertThatThrownBy(idOnly::publicKey).hasMessageContaining("pubKey");
    assertThatThrownBy(idOnly::privateKey).hasMessageContaining("privKey");
  }

  @Test
  void writesThePrivateKeyOnlyWhenAsked() {
    String secret = json.privKey().orElseThrow();
    assertThat(json.writeWithPrivateKey()).contains(secret);
    assertThat(json.writePublic()).doesNotContain(secret).doesNotContain("privKey");
    assertThat(json.toString()).doesNotContain(secret);
    assertThat(PeerIdJson.of(key.publicKey()).privKey()).isEmpty();
  }

  @Test
  void readsAnObjectWithoutKeysAndPassesOverOtherMembers() throws KeyException {
    assertThat(PeerIdJson.read("{\"id\":\"Qm\",\"privKey\":null,\"x\":[1]}"))
        .isEqualTo(new PeerIdJson("Qm", Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "null", "7", "{}", "{\"id\":7}", "{\"id\":\"Qm\",\"pubKey\":{}}"})
  void refusesWhatIsNoPeerIdInJson(String text) {
    assertThatThrownBy(() -> PeerIdJson.read(text)).isInstanceOf(KeyException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "AAAA=", "CAES"})
  void refusesAKeyThatIsNone(String base64) {
    PeerIdJson broken = new PeerIdJson(json.id(), Optional.of(base64), Optional.of(base64));
    assertThatThrownBy(broken::publicKey).isInstanceOf(KeyException.class);
    assertThatThrownBy(broken::privateKey).isInstanceOf(KeyException.class);
  }

  @Test
  void refusesAKeyTextOfUnboundedLength() {
    PeerIdJson endless =
        new PeerIdJson("x".repeat(9_999), Optional.of("A".repeat(100_000)), Optional.empty());
    assertThatThrownBy(endless::publicKey)
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("100000");
  }

  @Test
  void doesNotRepeatAnEndlessId() {
    PeerIdJson endless = new PeerIdJson("x".repeat(9_999), json.pubKey(), Optional.empty());
    assertThatThrownBy(endless::publicKey)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
  }
}
