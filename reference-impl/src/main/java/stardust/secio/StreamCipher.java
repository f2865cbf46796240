package stardust.secio;

/** A cipher in counter mode, under the name that secio gives it. */
public enum StreamCipher {
  AES_256("AES-256", 32),
  AES_128("AES-128", 16);

  private final String label;
  private final int keyBytes;

  StreamCipher(String label, int keyBytes) {
    this.label = label;
    this.keyBytes = keyBytes;
  }

  /** Its name on the wire. */
  public String label() {
    return label;
  }

  int keyBytes() {
    return keyBytes;
  }
}
