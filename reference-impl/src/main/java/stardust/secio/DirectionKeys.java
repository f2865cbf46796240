package stardust.secio;

/**
 * The keys of one direction.
 *
 * @param iv the first value of the counter, 16 bytes
 * @param cipherKey 32 bytes for AES-256, 16 for AES-128
 * @param macKey 20 bytes
 */
record DirectionKeys(byte[] iv, byte[] cipherKey, byte[] macKey) {}
