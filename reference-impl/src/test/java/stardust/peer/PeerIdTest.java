package stardust.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.io.Bytes;

class PeerIdTest {

  private static final String MULTIHASH =
      "122038999d51aa9260e0353a87a7b833afdac669e53eb233d58afdaa114a16997cf1";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "12", // no length
        "1220", // no digest
        "0000", // identity of nothing
        "000201", // fewer bytes than said
        "00010101", // more bytes than said
        "1102aabb", // another hash
        "121f00000000000000000000000000000000000000000000000000000000000000", // 31 bytes
        MULTIHASH + "00",
      })
  void refusesWhatIsNoMultihashOfAPeer(String hex) {
    assertThatThrownBy(() -> PeerId.fromBytes(Bytes.fromHex(hex))).isInstanceOf(KeyException.class);
  }

  @Test
  void refusesAnIdentityOfMoreThan42Bytes() throws KeyException {
    byte[] longest = new byte[44];
    longest[1] = 42;
    assertThat(PeerId.fromBytes(longest).bytes()).isEqualTo(longest);
    byte[] tooLong = new byte[45];
    tooLong[1] = 43;
    assertThatThrownBy(() -> PeerId.fromBytes(tooLong)).isInstanceOf(KeyException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Qm",
        "1",
        "QmS9bQ3PgDi8qDrmoAaqN8A9ZJJQ22J5HyH2fhhXAnHgJ0", // 0 is no digit
        "QmS9bQ3PgDi8qDrmoAaqN8A9ZJJQ22J5HyH2fhhXAnHgJ", // cut off
        "qmS9bQ3PgDi8qDrmoAaqN8A9ZJJQ22J5HyH2fhhXAnHgJk",
        "bafzbeibytgovdkusmdqdkouhu64dhl62yzu6kpvsgpkyv7nkcffbngl46", // cut off
        "bafzbeibytgovdkusmdqdkouhu64dhl62yzu6kpvsgpkyv7nkcffbngl46f", // stray bits
        "bafzbeibytgovdkusmdqdkouhu64dhl62yzu6kpvsgpkyv7nkcffbngl46ea", // a digit too many
        "BAFZBEIBYTGOVDKUSMDQDKOUHU64DHL62YZU6KPVSGPKYV7NKCFFBNGL46E", // another base
        "bafybeibytgovdkusmdqdkouhu64dhl62yzu6kpvsgpkyv7nkcffbngl46e", // codec dag-pb
        "b",
        "z",
      })
  void refusesATextThatIsNoPeerId(String text) {
    assertThatThrownBy(() -> PeerId.parse(text)).isInstanceOf(KeyException.class);
  }

  @Test
  void refusesATextOfUnboundedLength() {
    assertThatThrownBy(() -> PeerId.parse("1".repeat(1_000_000)))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("1000000");
  }

  @Test
  void readsACidInBase58() throws KeyException {
    byte[] multihash = Bytes.fromHex(MULTIHASH);
    String text = "z" + Base58.encode(Bytes.concat(Bytes.fromHex("0172"), multihash));
    assertThat(PeerId.parse(text).bytes()).isEqualTo(multihash);
  }

  @Test
  void keepsItsBytesToItself() throws KeyException {
    byte[] multihash = Bytes.fromHex(MULTIHASH);
    PeerId id = PeerId.fromBytes(multihash);
    multihash[5] ^= 1;
    id.bytes()[5] ^= 1;
    assertThat(id.bytes()).isEqualTo(Bytes.fromHex(MULTIHASH));
  }

  @Test
  void readsBackEveryTextOfBothBases() throws KeyException {
    Random random = new Random(8);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[random.nextInt(50)];
      random.nextBytes(bytes);
      if (bytes.length > 2 && random.nextBoolean()) {
        bytes[0] = 0;
        bytes[1] = 0;
      }
      assertThat(Base58.decode(Base58.encode(bytes))).isEqualTo(bytes);
      assertThat(Base32.decode(Base32.encode(bytes))).isEqualTo(bytes);
    }
  }

  @Test
  void neverThrowsAnythingElseForRandomInput() {
    Random random = new Random(9);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = new byte[random.nextInt(50)];
      random.nextBytes(bytes);
      String tail = new String(bytes, ISO_8859_1);
      String head = new String[] {"", "1", "Qm", "b", "z"}[random.nextInt(5)];
      assertKeyExceptionAtMost(() -> PeerId.fromBytes(bytes));
      assertKeyExceptionAtMost(() -> PeerId.parse(head + tail));
      assertKeyExceptionAtMost(() -> PeerId.parse(head + Base32.encode(bytes)));
    }
  }

  private interface Reading {
    PeerId read() throws KeyException;
  }

  private static void assertKeyExceptionAtMost(Reading reading) {
    try {
      assertThat(reading.read().bytes()).isNotEmpty();
    } catch (KeyException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }
}
