package stardust.runner.identity;

import java.util.Base64;
import stardust.io.Bytes;
import stardust.io.Varint;
import stardust.peer.KeyException;
import stardust.peer.Keys;
import stardust.peer.RsaPrivateKey;

/** RSA test keys of sizes that nobody wants to wait for. */
final class OddSizes {

  private OddSizes() {}

  /**
   * The key of this size.
   *
   * @throws IllegalArgumentException when there is none
   */
  static RsaPrivateKey of(int bits) {
    String line =
        Resources.lines("test-keys.txt")
            .filter(each -> each.startsWith(bits + " "))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no test key has " + bits + " bits"));
    byte[] pkcs1 = Base64.getDecoder().decode(line.substring(line.indexOf(' ') + 1));
    // The libp2p private key protobuf: type RSA (0), then the key.
    byte[] encoded = Bytes.concat(new byte[] {0x08, 0, 0x12}, Varint.encode(pkcs1.length), pkcs1);
    try {
      return (RsaPrivateKey) Keys.decodePrivate(encoded);
    } catch (KeyException e) {
      throw new IllegalStateException("test-keys.txt holds a bad key of " + bits + " bits", e);
    }
  }
}
