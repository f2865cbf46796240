package stardust.runner.salvage;

/**
 * All that a peer knows when it computes a solution.
 *
 * @param random128 as it sent it
 * @param salt decrypted
 * @param encryptedSalt as it came
 * @param id its peer id, base58btc
 */
public record Inputs(byte[] random128, byte[] salt, byte[] encryptedSalt, String id) {}
