package stardust.runner.salvage;

/**
 * A way in which a salt that is not encrypted as the protocol has it can be read.
 *
 * @param name of the encryption, as "RSAES-OAEP with SHA-1"
 * @param seen what the server did, a clause
 * @param hint what to look at, a sentence
 * @param salt what comes out
 */
public record SaltReading(String name, String seen, String hint, byte[] salt) {}
