package stardust.runner.keyhunt;

/**
 * Bytes, and how one comes to see them.
 *
 * @param how "bytes", "base64 text", "base64 text within hexadecimal text"
 */
record View(String how, byte[] bytes) {

  /** The same, where it stands in something else. */
  View within(String words) {
    return new View(how + words, bytes);
  }
}
